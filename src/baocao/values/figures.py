"""What staff typed, converted by the types that the form declares, each value with its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct, field

from baocao.values.calendar_date import DocumentDate
from baocao.values.form import Form
from baocao.values.issuer import Issuer
from baocao.values.period import Period
from baocao.values.problem import Place
from baocao.values.unit import CellPlace, Unit, UnitReturns


class Unknown(Struct, frozen=True):
    """An empty value: chưa có. It is not zero."""

    place: Place


class Failed(Struct, frozen=True):
    """A value that is there but could not be read. Its finding is made; nothing later may complain about it again."""

    place: Place


class Amount(Struct, frozen=True):
    """A number as typed.

    Attributes:
        number: int for counts and money, Decimal for decimals.
        approximation: `trên`, `hơn`, `gần`, `khoảng`, `ước` or empty.
        provisional: typed with “(sơ bộ)”.
        revised_from: what stood here when the report went out, typed as “(điều chỉnh từ 7.392)”.
    """

    number: int | Decimal
    place: Place
    approximation: str = ""
    provisional: bool = False
    revised_from: int | Decimal | None = None


class Entry(Struct, frozen=True):
    """The figures of one indicator, or of one part of it.

    Attributes:
        place: the line of its key.
        total: the typed number (a bare number or `tong`), Unknown when it is empty, None when it is not there at all.
        parts: division key (empty for the unnamed one) → part key → entry, for what the file holds.
        division_places: division key → the line of that key in the file, for named divisions.
    """

    place: Place
    total: Amount | Unknown | Failed | None = None
    parts: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    division_places: Mapping[str, Place] = field(default_factory=dict)


class Text(Struct, frozen=True):
    """One text as typed, NFC, without line breaks."""

    text: str
    place: Place


class Day(Struct, frozen=True):
    """A date as typed."""

    day: date
    place: Place


class Year(Struct, frozen=True):
    """A year as typed; it prints without a dot."""

    year: int
    place: Place


class Document(Struct, frozen=True):
    """A document cited: number and symbol, date, issuer, what it is about. Its number is never read as a figure.

    Each field is a Text (Day for `ngay`), Unknown when empty or absent, Failed when unreadable.
    """

    place: Place
    number: Text | Unknown | Failed
    day: Day | Unknown | Failed
    issued_by: Text | Unknown | Failed
    about: Text | Unknown | Failed


class Texts(Struct, frozen=True):
    """A list of paragraphs."""

    items: tuple[Text, ...]
    place: Place


Cell = Text | Amount | Day | Year | Unknown | Failed


class Records(Struct, frozen=True):
    """Rows of a table, each a mapping column key → cell with every column of the form."""

    rows: tuple[Mapping[str, Cell], ...]
    place: Place


Value = Entry | Text | Texts | Day | Year | Document | Records | Unknown | Failed


class Event(Struct, frozen=True):
    """A historical day (`data/su-kien.yaml`) whose anniversaries fall into periods."""

    key: str
    name: str
    day: date
    place: Place


class LegalBase(Struct, frozen=True):
    """A document of the table `data/can-cu.yaml`.

    Attributes:
        short_name: how prose calls it: `Nghị quyết Trung ương 4`.
        number: `04-NQ/TW`; None where the table leaves it open; likewise the fields below.
        about: its official title, lower-case start, without quotes.
        term: the congress term it belongs to: `khoá XII`.
    """

    key: str
    place: Place
    short_name: Text
    number: Text | None = None
    day: Day | None = None
    issued_by: Text | None = None
    about: Text | None = None
    term: Text | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class Body(Struct, frozen=True):
    """A body of the table `data/to-chuc.yaml` with the days on which it existed."""

    key: str
    place: Place
    name: Text
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""


class Secrecy(Enum):
    """How secret the paper is; the value is the word after `do_mat:`."""

    SECRET = "mật"
    HIGHLY_SECRET = "tối mật"
    TOP_SECRET = "tuyệt mật"


class Urgency(Enum):
    """How urgent it is; the value is the word after `do_khan:`."""

    URGENT = "khẩn"
    VERY_URGENT = "thượng khẩn"
    EXPRESS = "hoả tốc"


class Publication(Struct, frozen=True):
    """`phat_hanh` of the period file: what the clerk of records fills in, blank until then.

    Attributes:
        number: the running number as typed (`15`), None while blank.
        date: None while blank.
        secrecy, urgency: None where nothing is stamped.
        circulation: who may keep or see it, as typed: `Xong hội nghị trả lại`; None for no such note.
        typist: mark of who typed it: `ABC`; empty for none.
        copies: how many were made; None where it is not said.
    """

    number: int | None = None
    date: DocumentDate | None = None
    secrecy: Secrecy | None = None
    urgency: Urgency | None = None
    circulation: Text | None = None
    typist: str = ""
    copies: int | None = None


class ExtraParagraphs(Struct, frozen=True):
    """`noi_dung_them`: paragraphs of plain text to be added at the end of the section under one heading."""

    heading: Text
    texts: tuple[Text, ...]


class Acknowledgement(Struct, frozen=True):
    """`xac_nhan`: the office has seen one finding and says why it stands.

    Attributes:
        rule: name of the finding's rule.
        key: dotted key of the figure or text that it is about; empty for every finding of that rule.
    """

    rule: str
    key: str
    reason: str
    place: Place


class UnitRow(Struct, frozen=True):
    """A row of a table (`bang_ghi`) that a unit sent.

    Attributes:
        unit: the unit that it belongs to.
        cells: column key → what stands there.
        cell: the row's first cell in the unit's spreadsheet.
    """

    unit: Unit
    cells: Mapping[str, Cell]
    cell: CellPlace


class Figures(Struct, frozen=True):
    """Everything that one period's report draws on, as typed.

    Attributes:
        path: the period file, relative to the workspace.
        period_place: the line of `ky:`.
        values: indicator key → value, for every indicator of the form (Unknown where the file leaves it out).
        events, legal_bases, bodies: the shared tables, by key.
        failed_tables: which of `su_kien`, `can_cu`, `to_chuc` are missing or unreadable; each has its finding.
        targets: `ke_hoach_nam`, the year's target of an indicator, by its key.
        units: `data/don-vi.yaml`, by code, in the file's order.
        returns: what the units sent for this period; None where nothing was taken in.
        returns_before: the same of the period before, else of the same period last year.
        unit_rows: key of a table → the units' rows, by the units' order.
    """

    path: str
    period: Period
    period_place: Place
    form: Form
    issuer: Issuer
    values: Mapping[str, Value]
    events: Mapping[str, Event] = field(default_factory=dict)
    legal_bases: Mapping[str, LegalBase] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    publication: Publication = field(default_factory=Publication)
    extra: tuple[ExtraParagraphs, ...] = ()
    targets: Mapping[str, Amount] = field(default_factory=dict)
    acknowledgements: tuple[Acknowledgement, ...] = ()
    failed_tables: frozenset[str] = frozenset()
    units: Mapping[str, Unit] = field(default_factory=dict)
    returns: UnitReturns | None = None
    returns_before: UnitReturns | None = None
    unit_rows: Mapping[str, tuple[UnitRow, ...]] = field(default_factory=dict)
