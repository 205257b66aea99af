"""The findings that figures give rise to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from baocao.stages.validate.wording import amount, lower
from baocao.values.facts import DividedFact, Quantity
from baocao.values.number import write_number
from baocao.values.problem import Place, Problem, Severity
from baocao.values.rule import rule
from baocao.values.speaker import last_name

_Number = int | Decimal


@rule("so-lieu/tong-khong-khop")
def total_differs(division: DividedFact, quantity: Quantity, total: _Number) -> Problem:
    """
    Kiểm tra gì: tổng gõ trong tệp số liệu bằng đúng tổng các phần của nó.
    Vì sao: tổng và các phần cùng in trên một trang; người đọc cộng lại là thấy ngay.
    Sai: `to_chuc_co_so_dang: {tong: 106, dang_bo: 55, chi_bo: 52}`.
    Đúng: `to_chuc_co_so_dang: {tong: 106, dang_bo: 54, chi_bo: 52}`.
    Cách sửa: sửa tổng hoặc phần bị sai; hoặc bỏ `tong` để chương trình tự cộng.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    typed = quantity.typed_total
    parts = [f"`{last_name(part.key)}`" for part in division.parts]
    return Problem(
        "so-lieu/tong-khong-khop", division_place(division, quantity), Severity.ERROR,
        f"{_of(division, quantity)}tổng {write_number(typed or 0)} ≠ {_sum(division)} = {write_number(total)}",
        f"Sửa `tong`, {', '.join(parts[:-1])}{' hoặc ' if parts[:-1] else ''}{parts[-1]};"
        " hoặc bỏ `tong` để chương trình tự cộng.",
        about=quantity.key,
    )  # fmt: skip


@rule("so-lieu/phan-lon-hon-tong")
def parts_exceed_total(division: DividedFact, quantity: Quantity, total: _Number) -> Problem:
    """
    Kiểm tra gì: các phần đã có số cộng lại không lớn hơn tổng, dù còn phần chưa có số.
    Vì sao: phần lớn hơn toàn thể thì chắc chắn có một con số sai.
    Sai: `{tong: 40, kinh_te: 20, van_hoa_xa_hoi: 25, khac: }`.
    Đúng: `{tong: 50, kinh_te: 20, van_hoa_xa_hoi: 25, khac: }`.
    Cách sửa: sửa tổng hoặc phần bị sai.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "so-lieu/phan-lon-hon-tong", division_place(division, quantity), Severity.ERROR,
        f"{_of(division, quantity)}tổng {_quoted_amount(quantity)} < {_equation(division, total)},"
        " trong khi còn phần chưa có số",
        "Sửa tổng hoặc phần bị sai.",
    )  # fmt: skip


@rule("so-lieu/phan-lon-hon-tong-khac")
def known_parts_exceed_total(quantity: Quantity, whole: DividedFact, division: DividedFact, known: _Number) -> Problem:
    """
    Kiểm tra gì: trong cách chia còn thiếu số, các phần đã có không vượt tổng mà cách chia khác cho.
    Vì sao: tổng in ra sẽ nhỏ hơn chính các phần của nó.
    Sai: theo tập thể, cá nhân được 8; theo lĩnh vực mới có hai lĩnh vực đã là 45.
    Đúng: theo tập thể, cá nhân được 52; theo lĩnh vực mới có hai lĩnh vực là 45.
    Cách sửa: tìm cách chia bị sai rồi sửa.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "so-lieu/phan-lon-hon-tong-khac", Place(division.source.place.path, division.source.place.line), Severity.ERROR,
        f"{lower(quantity.label)} chia theo {lower(whole.label)} được {write_number(whole.total or 0)},"
        f" chia theo {lower(division.label)} mới có {_equation(division, known)}",
        "Hai cách chia của cùng một chỉ tiêu phải cho một tổng.",
    )  # fmt: skip


@rule("so-lieu/tong-uoc-luong")
def total_approximate(division: DividedFact, quantity: Quantity, total: _Number) -> Problem:
    """
    Kiểm tra gì: tổng không ghi “trên”, “gần” … khi mọi phần của nó là số đúng.
    Vì sao: các phần cộng lại ra một số đúng, cạnh một tổng ước chừng là mâu thuẫn.
    Sai: `{tong: gần 106, dang_bo: 54, chi_bo: 52}`.
    Đúng: `{tong: 106, dang_bo: 54, chi_bo: 52}`.
    Cách sửa: ghi tổng đúng, hoặc bỏ `tong` để chương trình tự cộng.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "so-lieu/tong-uoc-luong", division_place(division, quantity), Severity.ERROR,
        f"{_of(division, quantity)}tổng “{quantity.approximation} {write_number(quantity.number or 0)}” trong khi"
        f" {_sum(division)} = {write_number(total)}",
        "Ghi tổng đúng, hoặc bỏ `tong` để chương trình tự cộng.",
    )  # fmt: skip


@rule("so-lieu/chua-du-phan")
def parts_incomplete(division: DividedFact, quantity: Quantity, unknown: tuple[str, ...]) -> Problem:
    """
    Kiểm tra gì: bên cạnh một tổng, mọi phần của nó đều đã có số.
    Vì sao: thiếu phần thì không kiểm được tổng.
    Sai: `{tong: 106, dang_bo: 54, chi_bo: }`.
    Đúng: `{tong: 106, dang_bo: 54, chi_bo: 52}`.
    Cách sửa: điền phần còn thiếu; phần không có thì ghi 0.
    Căn cứ: quy ước của baocao: chưa có khác với không có.
    """
    return Problem(
        "so-lieu/chua-du-phan", division_place(division, quantity), Severity.WARNING,
        f"{_of(division, quantity)}có tổng {write_number(quantity.number or 0)}"
        f" nhưng chưa có {', '.join(unknown)}, nên không kiểm được tổng",
        "Điền phần còn thiếu; phần không có thì ghi 0.",
        about=quantity.key,
    )  # fmt: skip


def parts_rough(division: DividedFact, quantity: Quantity, rough: Sequence[Quantity]) -> Problem:
    """A total that cannot be checked because its parts are round; the page is that of incomplete parts."""
    parts = ", ".join(f"{part.label} {amount(part)}" for part in rough)
    return Problem(
        "so-lieu/chua-du-phan", division_place(division, quantity), Severity.WARNING,
        f"{_of(division, quantity)}có tổng {write_number(quantity.typed_total or 0)}"
        f" nhưng {parts} là số ước lượng, nên không kiểm được tổng",
        "Điền số đúng của phần ấy; chưa có thì ghi lý do vào `xac_nhan`.",
        about=quantity.key,
    )  # fmt: skip


@rule("so-lieu/thieu-phan")
def total_unknown(place: Place, label: str, unknown: tuple[str, ...]) -> Problem:
    """
    Kiểm tra gì: chỉ tiêu bắt buộc cộng được tổng từ các phần.
    Vì sao: còn một phần chưa có số thì tổng không biết được, và báo cáo cần tổng ấy.
    Sai: `to_chuc_co_so_dang: {dang_bo: 54, chi_bo: }`.
    Đúng: `to_chuc_co_so_dang: {dang_bo: 54, chi_bo: 52}`.
    Cách sửa: điền phần còn thiếu (không có thì ghi 0), hoặc ghi `tong`.
    Căn cứ: biểu mẫu của báo cáo (`bat_buoc: true`).
    """
    return Problem(
        "so-lieu/thieu-phan", place, Severity.ERROR,
        f"{lower(label)}: chưa cộng được tổng vì chưa có {', '.join(unknown)}",
        "Điền phần còn thiếu (không có thì ghi 0), hoặc ghi `tong`.",
    )  # fmt: skip


@rule("so-lieu/cac-cach-chia-khong-khop")
def partitions_differ(quantity: Quantity, first: DividedFact, other: DividedFact) -> Problem:
    """
    Kiểm tra gì: mọi cách chia của một chỉ tiêu cho cùng một tổng.
    Vì sao: cùng những mô hình ấy đếm theo lĩnh vực hay theo tập thể, cá nhân đều phải ra một số.
    Sai: theo lĩnh vực được 52, theo tập thể và cá nhân được 53.
    Đúng: theo lĩnh vực được 52, theo tập thể và cá nhân cũng được 52.
    Cách sửa: tìm cách chia bị sai rồi sửa.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "so-lieu/cac-cach-chia-khong-khop", other.source.place, Severity.ERROR,
        f"{lower(quantity.label)} chia theo {lower(first.label)} được {write_number(first.total or 0)},"
        f" chia theo {lower(other.label)} được {write_number(other.total or 0)}",
        "Hai cách chia của cùng một chỉ tiêu phải cho một tổng.",
    )  # fmt: skip


@rule("so-lieu/tap-con-lon-hon-tong")
def subset_exceeds_total(part: Quantity, quantity: Quantity) -> Problem:
    """
    Kiểm tra gì: mỗi phần “trong đó” không lớn hơn tổng.
    Vì sao: một bộ phận không thể đông hơn toàn thể.
    Sai: 52 mô hình, trong đó có công đoàn tham gia: 60.
    Đúng: 52 mô hình, trong đó có công đoàn tham gia: 40.
    Cách sửa: sửa tổng hoặc phần bị sai.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "so-lieu/tap-con-lon-hon-tong", part.source.place, Severity.ERROR,
        f"{part.label} {write_number(part.number or 0)} >"
        f" {lower(quantity.label)} {write_number(quantity.number or 0)}",
        "Sửa phần “trong đó” hoặc tổng.",
    )  # fmt: skip


@rule("so-lieu/cac-tap-con-lon-hon-tong")
def subsets_exceed_total(division: DividedFact, quantity: Quantity, total: _Number) -> Problem:
    """
    Kiểm tra gì: các phần “trong đó” không trùng nhau (`khong_trung: true`) cộng lại không lớn hơn tổng.
    Vì sao: không ai được đếm hai lần.
    Sai: 52 mô hình, trong đó cấp tỉnh 30, cấp Khối 30.
    Đúng: 52 mô hình, trong đó cấp tỉnh 20, cấp Khối 30.
    Cách sửa: sửa phần bị sai; nếu các phần có trùng nhau thì bỏ `khong_trung` trong biểu mẫu.
    Căn cứ: Luật Thống kê 2015, Điều 5: số liệu trung thực, chính xác, thống nhất.
    """
    return Problem(
        "so-lieu/cac-tap-con-lon-hon-tong", division.source.place, Severity.ERROR,
        f"{_sum(division)} = {write_number(total)} > {lower(quantity.label)} {write_number(quantity.number or 0)}",
        "Sửa phần bị sai; nếu các phần có trùng nhau thì bỏ `khong_trung` trong biểu mẫu.",
    )  # fmt: skip


@rule("so-lieu/buoc-sau-lon-hon")
def step_exceeds_earlier(part: Quantity, before: Quantity) -> Problem:
    """
    Kiểm tra gì: trong các bước nối nhau, bước sau không lớn hơn bước trước.
    Vì sao: thường chỉ công nhận được cái đã đăng ký; lớn hơn thì có thể gõ nhầm ô.
    Sai: đăng ký 40, công nhận 52.
    Đúng: đăng ký 52, công nhận 40.
    Cách sửa: đối chiếu hai con số; nếu đúng (công nhận cả mô hình của năm trước) thì bỏ qua.
    Căn cứ: biểu mẫu của báo cáo (`cac_buoc`).
    """
    return Problem(
        "so-lieu/buoc-sau-lon-hon", part.source.place, Severity.WARNING,
        f"{part.label} {write_number(part.number or 0)} > {before.label} {write_number(before.number or 0)}",
        "Đối chiếu hai con số; nếu đúng (có cả kết quả của năm trước) thì ghi lý do vào `xac_nhan`.",
        about=part.key,
    )  # fmt: skip


def division_place(division: DividedFact, quantity: Quantity) -> Place:
    """Where the clerk looks: the division's own line when it has a name, else the indicator's."""
    place = division.source.place if division.key else quantity.source.place
    return Place(place.path, place.line)


def _of(division: DividedFact, quantity: Quantity) -> str:
    """Says which indicator and division are meant where the file's line alone does not."""
    return f"{lower(quantity.label)} theo {lower(division.label)}: " if division.key else ""


def _quoted_amount(quantity: Quantity) -> str:
    """`106`, but `“gần 106”`."""
    return f"“{amount(quantity)}”" if quantity.approximation else amount(quantity)


def _equation(division: DividedFact, total: _Number) -> str:
    """`kinh tế 20 + văn hoá 25 = 45`; a single part is its own sum."""
    known = [part for part in division.parts if part.number is not None]
    return f"{_sum(division)} = {write_number(total)}" if len(known) > 1 else _sum(division)


def _sum(division: DividedFact) -> str:
    return " + ".join(f"{part.label} {write_number(part.number)}" for part in division.parts if part.number is not None)
