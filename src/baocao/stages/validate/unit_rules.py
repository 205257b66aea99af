"""The finding about a figure that is not what the units sent."""

from __future__ import annotations

from baocao.stages.validate.wording import lower
from baocao.values.facts import DividedFact, Quantity
from baocao.values.number import total_of, write_number
from baocao.values.problem import Problem, Severity
from baocao.values.rule import rule


@rule("so-lieu/khac-tong-don-vi")
def unlike_the_units(quantity: Quantity, division: DividedFact) -> Problem:
    """
    Kiểm tra gì: số trong tệp số liệu bằng tổng số các đơn vị đã gửi; còn đơn vị chưa gửi thì không nhỏ hơn tổng ấy.
    Vì sao: số in trên báo cáo phải truy được về phiếu của đơn vị; sửa một bên mà quên bên kia là hai con số.
    Sai: tệp số liệu ghi 7.392 đảng viên, 106 phiếu của các đơn vị cộng lại được 7.390.
    Đúng: hai số bằng nhau.
    Cách sửa: sửa số, hoặc nhập lại phiếu đúng của đơn vị; đơn vị đã đính chính cách khác thì ghi lý do vào `xac_nhan`.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    sums = [part.number for part in division.parts if part.number is not None]
    who = f"{len(sums)} đơn vị" if len(sums) == len(division.parts) else f"mới {len(sums)}/{len(division.parts)} đơn vị"
    return Problem(
        "so-lieu/khac-tong-don-vi", quantity.source.place, Severity.ERROR,
        f"{lower(quantity.label)} {write_number(quantity.number or 0)}, {who} cộng lại được"
        f" {write_number(total_of(sums))}",
        "Sửa số này, hoặc nhập lại phiếu đúng của đơn vị bằng `baocao nhap`; đúng cả hai thì ghi lý do vào `xac_nhan`.",
        about=quantity.key,
    )  # fmt: skip
