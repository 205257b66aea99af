"""The findings that the narrative's own words and the extra paragraphs give rise to."""

from __future__ import annotations

import difflib

from baocao.values.problem import Place, Problem, Severity, error
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


@rule("mau/trang-ngang-sai-cho")
def turned_page_misplaced(place: Place) -> Problem:
    """
    Kiểm tra gì: `{{ trang_ngang() }}` đứng một mình trên một dòng của một tệp phụ lục.
    Vì sao: chỉ phụ lục có bảng rộng mới in trang ngang; phần lời văn và chữ ký luôn in trang dọc.
    Sai: `{{ trang_ngang() }}` trong `bao-cao.md.j2`.
    Đúng: `{{ trang_ngang() }}` một mình trên dòng đầu của `phu-luc-mo-hinh.md.j2`.
    Cách sửa: chuyển câu lệnh ấy sang tệp phụ lục, hoặc bỏ đi.
    Căn cứ: HD36, HD05: trang ngang chỉ dùng cho bảng, biểu rộng.
    """
    return error(
        "mau/trang-ngang-sai-cho", place, "`trang_ngang()` không đứng một mình trên một dòng của tệp phụ lục",
        "Đặt `{{ trang_ngang() }}` một mình trên dòng đầu của tệp phụ lục; phần lời văn luôn in trang dọc.",
    )  # fmt: skip


@rule("mau/phu-luc-thieu-ten")
def untitled_annex(place: Place) -> Problem:
    """
    Kiểm tra gì: dòng đầu của mỗi phụ lục là tên phụ lục, viết sau dấu `#`.
    Vì sao: phụ lục không có tên thì người đọc không biết bảng nói về điều gì.
    Sai: tệp phụ lục bắt đầu ngay bằng `{{ bang(mo_hinh_tieu_bieu) }}`.
    Đúng: dòng đầu là `# Danh sách mô hình tiêu biểu`.
    Cách sửa: thêm một dòng `# Tên phụ lục` lên đầu.
    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I: tên phụ lục.
    """
    return error(
        "mau/phu-luc-thieu-ten", place, "phụ lục không bắt đầu bằng tên phụ lục (`# …`)",
        "Thêm lên đầu phụ lục một dòng `# Tên phụ lục`.",
    )  # fmt: skip


@rule("mau/phu-luc-chi-co-ten")
def bare_annex(place: Place, title: str) -> Problem:
    """
    Kiểm tra gì: phụ lục được in có nội dung dưới tên của nó.
    Vì sao: kỳ này không có số liệu thì nên bỏ cả phụ lục, không in một trang chỉ có tên.
    Sai: `# Danh sách mô hình` đứng ngoài `{% if mo_hinh_tieu_bieu is biet %}`.
    Đúng: cả tên phụ lục cũng nằm trong `{% if … %}`; không có số liệu thì phụ lục không in.
    Cách sửa: đưa tên phụ lục vào trong `{% if … %}`, hoặc thêm nội dung.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "mau/phu-luc-chi-co-ten", place, Severity.WARNING, f"phụ lục “{title}” chỉ có tên, không có nội dung",
        "Đưa cả tên phụ lục vào trong `{% if … %}` để không in khi chưa có số liệu, hoặc thêm nội dung.",
    )  # fmt: skip


@rule("mau/phu-luc-khong-in")
def annex_not_printed(place: Place, name: str) -> Problem:
    """
    Kiểm tra gì: phụ lục mà báo cáo nhắc đến được in trong kỳ này.
    Vì sao: báo cáo ghi “Phụ lục 2 kèm theo” mà sau chữ ký không có.
    Sai: `(xem {{ phu_luc("mo-hinh") }})` trong khi kỳ này chưa có danh sách mô hình nên phụ lục ấy trống.
    Đúng: `{% if mo_hinh_tieu_bieu is biet %} (xem {{ phu_luc("mo-hinh") }}){% endif %}`.
    Cách sửa: đặt câu nhắc đến phụ lục trong cùng điều kiện `{% if … %}` với phụ lục.
    Căn cứ: AX-01: phụ lục và chỗ nhắc đến nó phải đi cùng nhau.
    """
    return error(
        "mau/phu-luc-khong-in", place, f"nhắc đến phụ lục “{name}” nhưng kỳ này phụ lục ấy không có gì để in",
        "Đặt câu nhắc đến phụ lục trong cùng điều kiện `{% if … %}` với phụ lục.",
    )  # fmt: skip


@rule("mau/phu-luc-chua-nhac")
def annex_unnamed(place: Place, name: str, title: str) -> Problem:
    """
    Kiểm tra gì: mỗi phụ lục được nhắc đến ít nhất một lần trong báo cáo.
    Vì sao: người đọc không biết phụ lục kèm theo phần nào.
    Sai: có tệp `phu-luc-mo-hinh.md.j2` nhưng lời văn không nhắc đến.
    Đúng: `… {{ mo_hinh }} mô hình (chi tiết tại {{ phu_luc("mo-hinh") }}).`
    Cách sửa: thêm `{{ phu_luc("mo-hinh") }}` vào câu thích hợp.
    Căn cứ: AX-01: phụ lục phải được nêu trong văn bản.
    """
    return Problem(
        "mau/phu-luc-chua-nhac", place, Severity.HINT, f"phụ lục “{title}” chưa được nhắc đến trong báo cáo",
        f'Thêm `{{{{ phu_luc("{name}") }}}}` vào câu thích hợp.', "AX-01",
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
