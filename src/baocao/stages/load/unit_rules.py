"""The findings that reading the list of units and what they sent gives rise to."""

from __future__ import annotations

from baocao.values.problem import Place, Problem, Severity, error
from baocao.values.rule import rule


@rule("don-vi/trung-ten")
def repeated_name(place: Place, name: str, other: str) -> Problem:
    """
    Kiểm tra gì: mỗi tên gọi trong `data/don-vi.yaml` chỉ thuộc về một đơn vị trong cùng một thời gian.
    Vì sao: hai đơn vị trùng tên thì không biết dòng số liệu gửi về là của đơn vị nào.
    Sai: `so_noi_vu` và `so_noi_vu_2` đều ghi `ten: Đảng bộ Sở Nội vụ`.
    Đúng: mỗi đơn vị một tên; đơn vị cũ đã giải thể thì ghi `den`, đơn vị mới ghi `tu`.
    Cách sửa: sửa một trong hai tên, hoặc xoá đơn vị bị khai hai lần.
    Căn cứ: cách ghi danh sách đơn vị.
    """
    return error(
        "don-vi/trung-ten", place, f"tên “{name[:80]}” đã là tên của đơn vị `{other}`",
        "Sửa một trong hai tên, hoặc xoá đơn vị bị khai hai lần.",
    )  # fmt: skip


@rule("don-vi/tep-ghi-lai-hong")
def damaged(place: Place, found: str, expected: str) -> Problem:
    """
    Kiểm tra gì: tệp `….don-vi.yaml` đúng như `baocao nhap` đã ghi.
    Vì sao: tệp này cho biết mỗi số của từng đơn vị lấy ở ô nào; sửa tay thì không truy được nguồn nữa.
    Sai: `dang_vien: bảy mươi ← Số liệu!E9`.
    Đúng: `dang_vien: 70 ← Số liệu!E9`.
    Cách sửa: nhập lại các tệp của đơn vị bằng `baocao nhap`, hoặc chép lại tệp từ bản lưu.
    Căn cứ: cách `baocao nhap` ghi số liệu của đơn vị.
    """
    return error(
        "don-vi/tep-ghi-lai-hong", place, f"“{found[:60]}” không phải {expected}",
        "Nhập lại tệp của đơn vị bằng `baocao nhap`, hoặc chép lại tệp này từ bản lưu.",
    )  # fmt: skip


@rule("don-vi/chi-tieu-khong-con")
def no_longer_asked(place: Place, key: str) -> Problem:
    """
    Kiểm tra gì: số liệu đã nhận của các đơn vị đều là của chỉ tiêu mà biểu mẫu đang hỏi.
    Vì sao: biểu mẫu đổi sau khi nhận thì số đã nhận của mục cũ không được cộng vào đâu nữa.
    Sai: biểu mẫu bỏ `mo_hinh.linh_vuc.khac`, tệp đã nhận còn mục ấy.
    Đúng: biểu mẫu và số đã nhận có cùng các mục.
    Cách sửa: gửi lại mẫu mới cho đơn vị, hoặc nhập lại các tệp; mục đã bỏ hẳn thì không cần làm gì.
    Căn cứ: biểu mẫu của báo cáo.
    """
    return Problem(
        "don-vi/chi-tieu-khong-con", place, Severity.WARNING, f"biểu mẫu không còn hỏi đơn vị mục “{key}”",
        "Nhập lại các tệp theo mẫu mới; mục đã bỏ hẳn thì không cần làm gì.",
    )  # fmt: skip
