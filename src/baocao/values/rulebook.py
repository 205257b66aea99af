"""A rule book: the prescribed figures of one regulation, each with its article and how sure we are of it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from msgspec import Struct

from baocao.values.issuer import IssuerKind

_TWIPS_PER_MM = Fraction(1440 * 10, 254)
_UNITS = ("ti_le", "mm", "pt", "dong", "so")
"""What a figure can be measured in; where an entry gives two, its bounds are in the first of them."""


class Range(Struct, frozen=True):
    """What a regulation leaves open for one figure, and how far one looks through one's fingers beyond.

    Attributes:
        unit: `mm`, `pt`, `dong` (lines), `ti_le` (share of the line of text above) or `so`.
        least, most: the prescribed bounds; `most` is None where only a least is prescribed.
        fine: bounds beyond those that are still taken as right.
        doubtful: bounds outside which it is no longer a matter of a warning only; None where nothing is said.
    """

    unit: str
    least: Fraction
    most: Fraction | None
    fine: tuple[Fraction, Fraction | None]
    doubtful: tuple[Fraction, Fraction] | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether the value is as prescribed, tolerance included."""
        least, most = self.fine
        return least <= value and (most is None or value <= most)

    def nearly_holds(self, value: Fraction) -> bool:
        """Whether a value that does not hold is near enough for a warning."""
        return self.doubtful is not None and self.doubtful[0] <= value <= self.doubtful[1]


class Figure(Struct, frozen=True):
    """One prescribed figure or word.

    Attributes:
        name: dotted, as in the data file: `trang.le_phai`.
        values: what the file gives it: `mm`, `pt`, `chu` (words), `chon` (choices) and so on; see the files' heads.
        code: id of the rule in the list of machine-checkable rules (`PG-06`); empty where the list has none.
        article: where the regulation says so.
        confidence: `C2+` two or more sources agree, `C1` one source, `INF` inferred, `QƯ` our own convention.
    """

    name: str
    values: Mapping[str, Any]
    code: str
    article: str
    confidence: str


class RuleBook(Struct, frozen=True):
    """One regulation on layout.

    Attributes:
        name: how findings call it: `HD36`.
        title: its full name.
        kind: for which issuers.
        first_day, last_day: documents of which dates it governs; None for no limit.
    """

    name: str
    title: str
    kind: IssuerKind
    first_day: date | None
    last_day: date | None
    figures: Mapping[str, Figure]

    @property
    def key(self) -> str:
        """Its name as a word of the command line: `nd30`."""
        return self.name.lower().replace("đ", "d")

    def twips(self, name: str) -> int:
        """A length given in millimetres or points, in twips, rounded half up."""
        values = self.figures[name].values
        exact = Fraction(str(values["mm"])) * _TWIPS_PER_MM if "mm" in values else Fraction(str(values["pt"])) * 20
        return int(exact + Fraction(1, 2))

    def measure(self, name: str, unit: str) -> Fraction | None:
        """The figure in that unit (`dong`, `ti_le` …); None where the file measures it otherwise."""
        value = self.figures[name].values.get(unit)
        return None if value is None else Fraction(str(value))

    def range(self, name: str) -> Range:
        """The bounds and tolerances of a figure, exact, in its own unit.

        Raises:
            KeyError: there is no such figure, or it is no measure.
        """
        values = self.figures[name].values
        unit = next((each for each in _UNITS if each in values), "pt")
        least = Fraction(str(values["tu" if "tu" in values else unit]))
        most = None if "tu" in values else least
        if "den" in values:
            most = Fraction(str(values["den"]))
        fine = _pair(values["sai_so"]) if "sai_so" in values else (least, most)
        return Range(unit, least, most, fine, _pair(values["canh_bao"]) if "canh_bao" in values else None)

    def components(self, name: str) -> tuple[str, ...]:
        """The components that stand in one place of the paper (`bo_cuc.goc_trai`), from top to bottom."""
        return tuple(self.figures[name].values["gom"])

    def words(self, name: str) -> str:
        """Prescribed words or signs."""
        return str(self.figures[name].values["chu"])

    def allowed(self, name: str) -> tuple[Any, ...]:
        """The choices that the regulation leaves open; the first is the usual one."""
        return tuple(self.figures[name].values["chon"])

    def number(self, name: str) -> int:
        """A plain number."""
        return int(self.figures[name].values["so"])

    def look(self, name: str) -> Mapping[str, Any]:
        """The look of one component: `pt`, `dam`, `nghieng`, `gach_chan`, `in_hoa`, `can`."""
        return self.figures[name].values

    def size(self, component: str) -> int:
        """The size of a component's type as drawn, in half-points.

        Raises:
            KeyError: it has the size of the body's text.
        """
        return int(Fraction(str(self.look(f"kieu.{component}")["pt"])) * 2)

    def governs(self, kind: IssuerKind, day: date) -> bool:
        """Whether a document of such an issuer, dated that day, is under this rule book."""
        return (
            kind is self.kind
            and (self.first_day is None or self.first_day <= day)
            and (self.last_day is None or day <= self.last_day)
        )


def _pair(values: list[float]) -> tuple[Fraction, Fraction]:
    return Fraction(str(values[0])), Fraction(str(values[1]))


def read_rule_book(text: str) -> RuleBook:
    """The text of a file in `rule_books/` → the rule book.

    Raises:
        ValueError: the file is not as the program ships it.
    """
    data = tomllib.loads(text)
    try:
        head = data.pop("quy_dinh")
        figures = {}
        for group, entries in data.items():
            for key, entry in entries.items():
                values = dict(entry)
                article, confidence, code = values.pop("dieu"), values.pop("tin_cay"), values.pop("ma", "")
                figures[f"{group}.{key}"] = Figure(f"{group}.{key}", values, code, article, confidence)
        return RuleBook(
            head["ten"], head["ten_day_du"], IssuerKind(head["loai"]), head.get("tu"), head.get("den"), figures
        )
    except (KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"rule book lacks {error}") from error
