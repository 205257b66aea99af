"""Figures → Problems: whether there is anything to ask of the units, and anybody to ask."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.values.figures import Figures
from baocao.values.problem import Place, Problem, error
from baocao.values.rule import rule
from baocao.values.unit_form import asked_of_units

_UNITS = "data/don-vi.yaml"


def admit(figures: Figures) -> Iterator[Problem]:
    """What stands in the way of sending spreadsheets out and taking them in."""
    if not asked_of_units(figures.form):
        yield nothing_asked(figures.form.place)
    if not figures.units:
        yield no_units(Place(_UNITS))
    elif not any(unit.exists_on(figures.period.last_day) for unit in figures.units.values()):
        yield no_unit_left(Place(_UNITS), figures.period.label)


@rule("don-vi/khong-hoi-gi")
def nothing_asked(place: Place) -> Problem:
    """Kiểm tra gì: biểu mẫu có chỉ tiêu nào do các đơn vị gửi lên không.
    Vì sao: phiếu gửi các đơn vị được làm ra từ biểu mẫu; biểu mẫu không đánh dấu thì phiếu không có ô nào.
    Sai: không chỉ tiêu nào có dòng `tu_don_vi: true`.
    Đúng: dưới `dang_vien:` có dòng `tu_don_vi: true`.
    Cách sửa: thêm dòng ấy vào dưới mỗi chỉ tiêu do các đơn vị gửi lên.
    Căn cứ: yêu cầu của chương trình.
    """
    return error(
        "don-vi/khong-hoi-gi",
        place,
        "biểu mẫu chưa có chỉ tiêu nào ghi `tu_don_vi: true` nên không có gì để hỏi các đơn vị",
        "Thêm dòng `tu_don_vi: true` vào dưới mỗi chỉ tiêu do các đơn vị gửi lên, ví dụ dưới `dang_vien:`.",
    )


@rule("don-vi/chua-co-danh-sach")
def no_units(place: Place) -> Problem:
    """Kiểm tra gì: tệp data/don-vi.yaml có kê các đơn vị gửi số liệu không.
    Vì sao: không có danh sách thì không biết gửi phiếu cho ai và đơn vị nào còn thiếu.
    Sai: không có tệp data/don-vi.yaml, hoặc tệp chưa kê đơn vị nào.
    Đúng: mỗi đơn vị một mã, dưới mã có `ten` và `loai`.
    Cách sửa: tạo tệp, kê các đơn vị trực thuộc.
    Căn cứ: yêu cầu của chương trình.
    """
    return error(
        "don-vi/chua-co-danh-sach",
        place,
        "chưa có danh sách các đơn vị gửi số liệu",
        "Tạo tệp data/don-vi.yaml, mỗi đơn vị ba dòng: `so_noi_vu:`; rồi lùi vào hai dấu cách `ten: Đảng bộ Sở Nội vụ`"
        " và `loai: đảng bộ`.",
    )


@rule("don-vi/khong-con-don-vi-nao")
def no_unit_left(place: Place, period: str) -> Problem:
    """Kiểm tra gì: trong danh sách có đơn vị nào còn hoạt động vào ngày cuối kỳ báo cáo không.
    Vì sao: chỉ đơn vị còn hoạt động vào ngày ấy mới phải gửi số liệu.
    Sai: mọi đơn vị đều có `den` trước ngày cuối kỳ, hoặc `tu` sau ngày ấy.
    Đúng: đơn vị đang hoạt động để trống `den`.
    Cách sửa: xem lại `tu`, `den` của các đơn vị.
    Căn cứ: yêu cầu của chương trình.
    """
    return error(
        "don-vi/khong-con-don-vi-nao",
        place,
        f"không đơn vị nào còn hoạt động vào ngày cuối kỳ {period}",
        "Xem lại `tu`, `den` của các đơn vị: đơn vị đang hoạt động thì để trống `den`.",
    )


@rule("don-vi/tep-khong-doc-duoc")
def unreadable(place: Place, reason: str, remedy: str) -> Problem:
    """Kiểm tra gì: tệp gửi về có phải là bảng tính đọc được không.
    Vì sao: tệp hỏng, tệp có mật khẩu hoặc tệp Word đổi đuôi thì không lấy được số nào.
    Sai: tệp .xlsx có mật khẩu; tệp PDF đổi tên thành .xlsx.
    Đúng: tệp .xlsx hoặc .xls mở được bằng Excel.
    Cách sửa: mở tệp trong Excel, bỏ mật khẩu, lưu lại dạng .xlsx; không mở được thì xin đơn vị gửi lại.
    Căn cứ: yêu cầu của chương trình.
    """
    return error("don-vi/tep-khong-doc-duoc", place, reason, remedy)
