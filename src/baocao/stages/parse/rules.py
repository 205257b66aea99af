"""The findings that the narrative's own words and the extra paragraphs give rise to."""

from __future__ import annotations

import difflib

from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule


@rule("mau/dau-la")
def foreign_markup(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: lời văn chỉ dùng `#`, `##`, `###`, `1.`, `a)`, `-`, `+`, `**đậm**`, `*nghiêng*`.
    Vì sao: dấu của cách viết khác sẽ nằm nguyên trên giấy, hoặc người sau hiểu nhầm là có tác dụng.
    Sai: `• Tiếp tục quán triệt …`.
    Đúng: `- Tiếp tục quán triệt …`.
    Cách sửa: viết lại bằng các dấu cho phép; bảng thì dùng `{{ bang(…) }}`.
    Căn cứ: quy ước lời văn của baocao.
    """
    return Problem(
        "mau/dau-la", place, Severity.ERROR, f"lời văn không dùng {found}",
        "Chỉ dùng `#`, `##`, `###`, `1.`, `a)`, `-`, `+`, `**đậm**`, `*nghiêng*`; bảng thì dùng `{{ bang(…) }}`.",
    )  # fmt: skip


@rule("mau/dau-khong-dong")
def open_emphasis(place: Place, mark: str) -> Problem:
    """
    Kiểm tra gì: dấu mở chữ đậm `**` hoặc chữ nghiêng `*` có dấu đóng trong cùng một đoạn.
    Vì sao: thiếu dấu đóng thì cả đoạn sau thành chữ đậm hoặc nghiêng.
    Sai: `**Ưu điểm: phong trào …`.
    Đúng: `**Ưu điểm:** phong trào …`.
    Cách sửa: thêm dấu đóng, hoặc bỏ dấu mở.
    Căn cứ: quy ước lời văn của baocao.
    """
    return Problem(
        "mau/dau-khong-dong", place, Severity.ERROR, f"dấu “{mark}” mở mà không đóng trong đoạn",
        f"Thêm dấu “{mark}” ở cuối phần chữ ấy, hoặc bỏ dấu mở.",
    )  # fmt: skip


@rule("mau/so-de-muc")
def typed_heading_number(place: Place, found: str) -> Problem:
    """
    Kiểm tra gì: đề mục (dòng bắt đầu bằng `#`) không gõ sẵn số thứ tự.
    Vì sao: số đề mục do quy định thể thức đặt (I-, 1., 1.1.); gõ tay thì số in hai lần.
    Sai: `# I. Công tác lãnh đạo`.
    Đúng: `# Công tác lãnh đạo`.
    Cách sửa: xoá số ở đầu đề mục.
    Căn cứ: HD36, cách trình bày đề mục.
    """
    return Problem(
        "mau/so-de-muc", place, Severity.ERROR, f"đề mục gõ sẵn số thứ tự “{found}”",
        "Xoá số ở đầu đề mục; chương trình tự đánh số.",
    )  # fmt: skip


@rule("mau/nhay-cap-de-muc")
def level_skipped(place: Place, level: int, missing: int) -> Problem:
    """
    Kiểm tra gì: đề mục chỉ xuống từng cấp một: `#`, rồi `##`, rồi `###`.
    Vì sao: nhảy cấp thì số đề mục thiếu một bậc.
    Sai: `### Ưu điểm` ngay dưới `# Kết quả`.
    Đúng: `## Ưu điểm` ngay dưới `# Kết quả`.
    Cách sửa: bớt dấu #, hoặc thêm đề mục cấp trên.
    Căn cứ: HD36, cách trình bày đề mục.
    """
    return Problem(
        "mau/nhay-cap-de-muc", place, Severity.ERROR, f"đề mục cấp {level} mà phía trên chưa có đề mục cấp {missing}",
        f"Bớt còn {missing} dấu #, hoặc thêm một đề mục cấp {missing} ở trên.",
    )  # fmt: skip


@rule("so-lieu/khong-co-de-muc")
def no_such_heading(place: Place, wanted: str, headings: list[str]) -> Problem:
    """
    Kiểm tra gì: `muc` trong `noi_dung_them` là một đề mục có trong báo cáo.
    Vì sao: không có đề mục ấy thì đoạn viết thêm không biết đặt vào đâu.
    Sai: `muc: Ưu điễm`.
    Đúng: `muc: Ưu điểm`.
    Cách sửa: chép đúng tên đề mục, không cần số thứ tự.
    Căn cứ: cách ghi tệp số liệu.
    """
    near = difflib.get_close_matches(wanted, headings, 1, 0.5)
    known = f"Có phải “{near[0]}” không?" if near else f"Các đề mục: {'; '.join(headings)}."
    return Problem("so-lieu/khong-co-de-muc", place, Severity.ERROR, f"báo cáo không có đề mục “{wanted}”", known)


@rule("mau/bang-khong-dung-rieng")
def table_not_alone(place: Place) -> Problem:
    """
    Kiểm tra gì: `{{ bang(…) }}` đứng một mình trên dòng.
    Vì sao: bảng không nằm giữa câu được, chữ quanh nó sẽ mất.
    Sai: `Kết quả: {{ bang(mo_hinh.linh_vuc) }}`.
    Đúng: câu dẫn ở một dòng, `{{ bang(mo_hinh.linh_vuc) }}` ở dòng sau.
    Cách sửa: xuống dòng trước và sau bảng.
    Căn cứ: quy ước lời văn của baocao.
    """
    return Problem(
        "mau/bang-khong-dung-rieng", place, Severity.ERROR, "bảng đứng chung dòng với chữ khác",
        "Để `{{ bang(…) }}` một mình trên dòng.",
    )  # fmt: skip
