"""The findings about figures against other periods."""

from __future__ import annotations

from decimal import Decimal

from baocao.stages.validate.wording import amount, lower
from baocao.values.facts import Comparison, Composition, Quantity
from baocao.values.form import Indicator
from baocao.values.number import percentage, write_number
from baocao.values.problem import Problem, Severity
from baocao.values.rule import rule

_Number = int | Decimal


@rule("so-lieu/doi-bat-thuong")
def unusual_change(
    quantity: Quantity, earlier: Comparison, bound: Decimal, indicator: Indicator, *, refuse: bool
) -> Problem:
    """
    Kiểm tra gì: con số không thay đổi quá mức biểu mẫu cho phép so với cùng kỳ và kỳ trước.
    Vì sao: thừa một chữ số, lệch một ô thường hiện ra bằng một mức tăng giảm vô lý.
    Sai: 7.392 đảng viên kỳ trước, 73.920 kỳ này.
    Đúng: 7.392 đảng viên kỳ trước, 7.512 kỳ này.
    Cách sửa: đối chiếu con số; nếu đúng thì ghi lý do vào `xac_nhan` của tệp số liệu.
    Căn cứ: biểu mẫu của báo cáo.
    """
    change = percentage(earlier.size, earlier.number)
    rate = f" ({write_number(change)}%)" if change is not None else ""
    direction = "tăng" if earlier.difference > 0 else "giảm"
    return Problem(
        "so-lieu/doi-bat-thuong", quantity.source.place, Severity.ERROR if refuse else Severity.WARNING,
        f"{lower(indicator.label)} {amount(quantity)} {direction} {write_number(earlier.size)}{rate}"
        f" so với {earlier.period.label} ({write_number(earlier.number)}),"
        f" quá mức {write_number((bound * 100).normalize())}%",
        "Đối chiếu con số; nếu đúng thì ghi lý do vào `xac_nhan` của tệp số liệu.",
        about=quantity.key,
    )  # fmt: skip


@rule("so-lieu/khac-cac-ky-ngan")
def composition_differs(quantity: Quantity, composition: Composition) -> Problem:
    """
    Kiểm tra gì: số của cả năm khớp với số của các kỳ ngắn hơn đã có tệp: số phát sinh bằng tổng các kỳ, số có tại một
        thời điểm và số luỹ kế bằng số của kỳ cuối.
    Vì sao: cấp trên đặt hai báo cáo cạnh nhau là thấy ngay.
    Sai: 6 tháng đầu năm 40 lớp, 6 tháng cuối năm 12 lớp, cả năm 50 lớp.
    Đúng: cả năm 52 lớp.
    Cách sửa: sửa số của kỳ này, hoặc sửa số của kỳ ngắn và ghi “(điều chỉnh từ …)”.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    names = ", ".join(period.label for period in composition.periods)
    what = f"tổng của {names}" if composition.is_sum else f"số của {composition.periods[-1].label}"
    result = write_number(composition.number)
    if len(composition.periods) > 1:
        result = f"{composition.computation} = {result}"
    return Problem(
        "so-lieu/khac-cac-ky-ngan", quantity.source.place, Severity.ERROR,
        f"{lower(quantity.label)} {write_number(quantity.number or 0)} {'<' if composition.is_least else '≠'} {what}:"
        f" {result if composition.is_sum else write_number(composition.number)}",
        "Sửa số của kỳ này, hoặc sửa số của kỳ ngắn hơn và ghi “(điều chỉnh từ …)” sau số mới.",
        about=quantity.key,
    )  # fmt: skip


@rule("so-lieu/luy-ke-giam")
def cumulative_falls(quantity: Quantity, earlier: Comparison) -> Problem:
    """
    Kiểm tra gì: số luỹ kế không nhỏ hơn kỳ trước.
    Vì sao: số cộng dồn chỉ có thể tăng hoặc giữ nguyên, trừ khi số kỳ trước được điều chỉnh.
    Sai: luỹ kế 143 nhà kỳ trước, 30 nhà kỳ này.
    Đúng: luỹ kế 143 nhà kỳ trước, 150 nhà kỳ này.
    Cách sửa: sửa con số; nếu số kỳ trước sai thì sửa trong tệp kỳ trước và ghi “(điều chỉnh từ …)”.
    Căn cứ: biểu mẫu của báo cáo (`tinh_chat: luy_ke`).
    """
    return Problem(
        "so-lieu/luy-ke-giam", quantity.source.place, Severity.WARNING,
        f"{lower(quantity.label)} {amount(quantity)} là số luỹ kế mà nhỏ hơn {earlier.period.label}"
        f" ({write_number(earlier.number)})",
        "Sửa con số, hoặc điều chỉnh số kỳ trước.", about=quantity.key,
    )  # fmt: skip


@rule("so-lieu/con-so-bo")
def still_provisional(quantity: Quantity) -> Problem:
    """
    Kiểm tra gì: còn con số nào ghi “(sơ bộ)”.
    Vì sao: trên giấy con số in như số chính thức; trước khi trình ký nên thay bằng số chính thức.
    Sai: trình ký khi còn `dang_vien: 7.392 (sơ bộ)`.
    Đúng: `dang_vien: 7.401 (điều chỉnh từ 7.392)` hoặc `dang_vien: 7.392`.
    Cách sửa: thay bằng số chính thức; nếu chấp nhận số sơ bộ thì để nguyên.
    Căn cứ: Luật Thống kê 2015, Điều 48: số liệu ước tính, sơ bộ và chính thức.
    """
    return Problem(
        "so-lieu/con-so-bo", quantity.source.place, Severity.HINT,
        f"{lower(quantity.label)} {amount(quantity)} còn là số sơ bộ", "Thay bằng số chính thức trước khi trình ký.",
        about=quantity.key,
    )  # fmt: skip
