"""The form (biểu mẫu) of a report: which figures and texts it needs and how they hang together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from msgspec import Struct, field

from baocao.values.problem import Place, Severity


class Kind(Enum):
    """What an indicator holds; the value is the word after `kieu:`."""

    COUNT = "dem"
    DECIMAL = "thap_phan"
    MONEY = "tien"
    DATE = "ngay"
    YEAR = "nam"
    DOCUMENT = "van_ban"
    TEXT = "doan"
    TEXTS = "cac_doan"
    RECORDS = "bang_ghi"

    @property
    def is_number(self) -> bool:
        """True for what can be added up and divided."""
        return self in (Kind.COUNT, Kind.DECIMAL, Kind.MONEY)


class Nature(Enum):
    """How a figure relates to time; the value is the word after `tinh_chat:`."""

    STOCK = "thoi_diem"
    FLOW = "thoi_ky"
    CUMULATIVE = "luy_ke"


class DivisionKind(Enum):
    """How parts relate to their total; the value is the key that declares it in the form."""

    PARTITION = "chia_theo"
    SUBSETS = "trong_do"
    FUNNEL = "cac_buoc"


class Part(Struct, frozen=True):
    """One part of a division: `dang_bo: đảng bộ`. It may divide further."""

    key: str
    label: str
    divisions: tuple[Division, ...] = ()


class Division(Struct, frozen=True):
    """One way in which an indicator divides.

    Attributes:
        kind: partition (parts make the total), subsets (each ≤ total) or funnel (each ≤ the one before).
        key: name of the division in the figures; empty for the one partition whose parts stand right under its total.
        label: what messages call it (`lĩnh vực`); empty when `key` is.
        disjoint: subsets only: no member in two of them, so their sum, too, is ≤ the total.
    """

    kind: DivisionKind
    key: str
    label: str
    parts: tuple[Part, ...]
    disjoint: bool = False


class ChangeLimit(Struct, frozen=True):
    """How far a figure may move between periods, as shares of the earlier value (0.10 for 10%)."""

    warn: Decimal | None = None
    refuse: Decimal | None = None


class Column(Struct, frozen=True):
    """One column of an indicator of kind RECORDS.

    Attributes:
        unit: unit of measure, printed in the heading of tables; empty for none.
        group: the common heading under which neighbouring columns of the same one stand; empty for none.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    group: str = ""

    @property
    def is_summed(self) -> bool:
        """Whether its cells make a total: counts, decimals and money do, rates do not."""
        return self.kind.is_number and self.unit != "%"


class Indicator(Struct, frozen=True):
    """One entry under `chi_tieu`.

    Attributes:
        unit: unit of measure as printed (`đảng viên`); empty for texts and dates.
        decimals: how many decimals computed percentages of this figure are printed with.
        required: an empty value is an error.
        must_be_new: the text must differ from last period's.
        within_period: the date (of the document) must lie inside the period.
        place: the indicator's line in the form.
        about_next: the text is about the next period (tasks), so that this period's name in it is a leftover.
        from_units: the units below send its figures (or records) in; see `values/unit_form.py`.
        is_faulty: its kind could not be read, which has a finding; its figures cannot be judged.
    """

    key: str
    label: str
    kind: Kind
    place: Place
    unit: str = ""
    nature: Nature = Nature.STOCK
    decimals: int = 1
    required: bool = False
    must_be_new: bool = False
    within_period: bool = False
    constant: bool = False
    limit: ChangeLimit = field(default_factory=ChangeLimit)
    divisions: tuple[Division, ...] = ()
    columns: tuple[Column, ...] = ()
    is_faulty: bool = False
    about_next: bool = False
    from_units: bool = False


class Rule(Struct, frozen=True):
    """A rule across indicators (`quy_tac`): an expression that must hold, judged only when both its sides are known."""

    name: str
    condition: str
    severity: Severity
    message: str
    remedy: str
    place: Place


class Exemption(Struct, frozen=True):
    """Digits that the narrative may carry though they are typed by hand (`ngoai_le`), and why."""

    text: str
    reason: str
    place: Place


class Form(Struct, frozen=True):
    """A report's form, `templates/<report>/bieu-mau.yaml`.

    Attributes:
        report: the folder's name, such as `dan-van-kheo`.
        title: what menus and documents call the report.
        subject: the trích yếu as template text, one line.
        document_type: tên loại as printed under the header, lower case: `báo cáo`.
        type_code: its abbreviation in the reference number: `BC`.
    """

    report: str
    title: str
    subject: str
    place: Place
    subject_place: Place
    indicators: tuple[Indicator, ...]
    rules: tuple[Rule, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    document_type: str = "báo cáo"
    type_code: str = "BC"

    def indicator(self, key: str) -> Indicator | None:
        """The indicator of that key, or None."""
        return next((indicator for indicator in self.indicators if indicator.key == key), None)


RESERVED_KEYS = frozenset(
    {
        "tong", "nhan", "don_vi_tinh", "co_quan", "don_vi", "ky", "biet", "ke", "chiem", "ty_le_chi_tieu",
        "so_voi_cung_ky", "so_voi_ky_truoc", "bang_chu", "loop", "phat_hanh", "noi_dung_them", "su_kien", "can_cu",
        "to_chuc", "ke_hoach_nam", "xac_nhan", "bang", "bang_don_vi", "phu_luc", "trang_ngang", "not", "and", "or",
        "in",
        "is", "if", "else", "for", "true", "false", "none", "self", "caller", "varargs", "kwargs",
    }
)  # fmt: skip
"""Words of the narrative's own vocabulary and of the period file: a form may not use them for keys."""


def all_parts(divisions: tuple[Division, ...]) -> Iterator[Part]:
    """Every part of the divisions, nested ones too, in the form's order."""
    for division in divisions:
        for part in division.parts:
            yield part
            yield from all_parts(part.divisions)
