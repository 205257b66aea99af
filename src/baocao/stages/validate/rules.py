"""The findings that figures give rise to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from baocao.values.facts import Comparison, Composition, DividedFact, Quantity
from baocao.values.form import Indicator, Rule
from baocao.values.number import percentage, write_number
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
        f"{_lower(quantity.label)} chia theo {_lower(whole.label)} được {write_number(whole.total or 0)},"
        f" chia theo {_lower(division.label)} mới có {_equation(division, known)}",
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
    parts = ", ".join(f"{part.label} {_amount(part)}" for part in rough)
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
        f"{_lower(label)}: chưa cộng được tổng vì chưa có {', '.join(unknown)}",
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
        f"{_lower(quantity.label)} chia theo {_lower(first.label)} được {write_number(first.total or 0)},"
        f" chia theo {_lower(other.label)} được {write_number(other.total or 0)}",
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
        f" {_lower(quantity.label)} {write_number(quantity.number or 0)}",
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
        f"{_sum(division)} = {write_number(total)} > {_lower(quantity.label)} {write_number(quantity.number or 0)}",
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
        f"{_lower(indicator.label)} {_amount(quantity)} {direction} {write_number(earlier.size)}{rate}"
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
        f"{_lower(quantity.label)} {write_number(quantity.number or 0)} {'<' if composition.is_least else '≠'} {what}:"
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
        f"{_lower(quantity.label)} {_amount(quantity)} là số luỹ kế mà nhỏ hơn {earlier.period.label}"
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
        f"{_lower(quantity.label)} {_amount(quantity)} còn là số sơ bộ", "Thay bằng số chính thức trước khi trình ký.",
        about=quantity.key,
    )  # fmt: skip


def rule_broken(broken: Rule, message: str, path: str, line: int | None, about: str) -> Problem:
    """A rule of the form that does not hold: its page is the form itself."""
    return Problem(broken.name, Place(path, line), broken.severity, message, _sentence(broken.remedy), about=about)


@rule("bieu-mau/quy-tac-sai")
def bad_rule(broken: Rule, found: str) -> Problem:
    """
    Kiểm tra gì: điều kiện của mỗi quy tắc trong biểu mẫu đọc được và chỉ nhắc đến chỉ tiêu có thật.
    Vì sao: quy tắc viết sai thì không kiểm được gì mà không ai biết.
    Sai: `dieu_kien: mo_hinh.dang_kyy >= to_chuc_co_so_dang`.
    Đúng: `dieu_kien: mo_hinh.trang_thai.dang_ky >= to_chuc_co_so_dang`.
    Cách sửa: viết lại điều kiện: so sánh, cộng, trừ, nhân các chỉ tiêu; nối bằng and, or, not.
    Căn cứ: quy ước của baocao.
    """
    return Problem(
        "bieu-mau/quy-tac-sai", broken.place, Severity.ERROR, f"quy tắc `{broken.name}`: {found}",
        "Viết lại `dieu_kien`: so sánh, cộng, trừ, nhân các chỉ tiêu; nối bằng and, or, not.",
    )  # fmt: skip


def division_place(division: DividedFact, quantity: Quantity) -> Place:
    """Where the clerk looks: the division's own line when it has a name, else the indicator's."""
    place = division.source.place if division.key else quantity.source.place
    return Place(place.path, place.line)


def _of(division: DividedFact, quantity: Quantity) -> str:
    """Says which indicator and division are meant where the file's line alone does not."""
    return f"{_lower(quantity.label)} theo {_lower(division.label)}: " if division.key else ""


def _amount(quantity: Quantity) -> str:
    """`khoảng 10`."""
    return f"{quantity.approximation} {write_number(quantity.number or 0)}".strip()


def _quoted_amount(quantity: Quantity) -> str:
    """`106`, but `“gần 106”`."""
    return f"“{_amount(quantity)}”" if quantity.approximation else _amount(quantity)


def _equation(division: DividedFact, total: _Number) -> str:
    """`kinh tế 20 + văn hoá 25 = 45`; a single part is its own sum."""
    known = [part for part in division.parts if part.number is not None]
    return f"{_sum(division)} = {write_number(total)}" if len(known) > 1 else _sum(division)


def _sum(division: DividedFact) -> str:
    return " + ".join(f"{part.label} {write_number(part.number)}" for part in division.parts if part.number is not None)


def _lower(label: str) -> str:
    """A label inside a sentence; a name, known by a capital in its second word, keeps its own."""
    words = label.split()
    return label if len(words) > 1 and words[1][:1].isupper() else label[:1].lower() + label[1:]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".") if text else ""
