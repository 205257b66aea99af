"""Tree → the figures of one period."""

from __future__ import annotations

from datetime import date

from baocao.adapters.yaml_tree import Mapping, Node, Scalar, Sequence
from baocao.stages.load import rules
from baocao.stages.load.publications import read_publication
from baocao.stages.load.taking import (
    amount_of,
    cell_of,
    check_keys,
    day_of,
    is_misspelt,
    line_of,
    mapping_of,
    nearest,
    shape_of,
    text_of,
    texts_of,
    year_of,
)
from baocao.values.calendar_date import write_date
from baocao.values.figures import (
    Acknowledgement,
    Amount,
    Day,
    Document,
    Entry,
    ExtraParagraphs,
    Failed,
    Figures,
    Records,
    Text,
    Texts,
    Unknown,
    Value,
)
from baocao.values.form import Column, Division, Form, Indicator, Kind
from baocao.values.issuer import Issuer
from baocao.values.period import Period
from baocao.values.problem import Place, Problem

_OWN_KEYS = ("ky", "phat_hanh", "noi_dung_them", "ke_hoach_nam", "xac_nhan")


def read_period(tree: Mapping, file_period: str, form: Form, issuer: Issuer, problems: list[Problem]) -> Figures | None:
    """The figures of the file named `<file_period>.yaml`; None when that is no period. One value for each indicator."""
    period = Period.parse(file_period)
    if period is None:
        problems.append(rules.bad_file_name(Place(tree.place.path), file_period))
        return None
    reader = _Reader(tree, period, form, problems)
    reader.check_period(file_period)
    check_keys(tree, (*_OWN_KEYS, *(indicator.key for indicator in form.indicators)), problems)
    values = {indicator.key: reader.value(indicator) for indicator in form.indicators}
    return Figures(
        tree.place.path,
        period,
        reader.place("ky"),
        form,
        issuer,
        values,
        publication=read_publication(tree.get("phat_hanh"), period, problems),
        extra=reader.extra(),
        targets=reader.targets(form),
        acknowledgements=reader.acknowledgements(),
    )


class _Reader:
    def __init__(self, tree: Mapping, period: Period, form: Form, problems: list[Problem]) -> None:
        self.tree = tree
        self.period = period
        self.problems = problems
        known = [indicator.key for indicator in form.indicators]
        # A misspelt key has its finding; that the right one is missing must not be told as well.
        self.misspelt = {nearest(key.text, known) for key, _ in tree.entries if key.text not in known} - {""}

    def place(self, key: str) -> Place:
        name = self.tree.key(key)
        return line_of(name.place) if name else Place(self.tree.place.path, 1)

    def check_period(self, expected: str) -> None:
        if "ky" in self.tree.failed:
            return
        found = text_of(self.tree.get("ky"), self.problems, self.tree.place)
        text = found.text if isinstance(found, Text) else ""
        if not isinstance(found, Failed) and text != expected:
            self.problems.append(rules.wrong_period(self.place("ky"), text, expected))

    def value(self, indicator: Indicator) -> Value:
        """What the file holds under the indicator's key, by its kind."""
        node, place = self.tree.get(indicator.key), self.place(indicator.key)
        if indicator.key in self.tree.failed or indicator.is_faulty:
            return Failed(place)
        value = self._by_kind(indicator, node, place) if node is not None else Unknown(place)
        if indicator.required and _is_unknown(value) and indicator.key not in self.misspelt:
            self.problems.append(rules.missing(place, indicator.key, indicator.label))
        if indicator.required and _is_unknown(value):
            return Failed(place)
        if indicator.within_period:
            self._check_within(indicator, value)
        return value

    def _by_kind(self, indicator: Indicator, node: Node, place: Place) -> Value:
        match indicator.kind:
            case Kind.COUNT | Kind.DECIMAL | Kind.MONEY:
                return self.entry(node, place, indicator.kind, indicator.divisions)
            case Kind.DATE:
                return day_of(node, self.problems, place)
            case Kind.YEAR:
                return year_of(node, self.problems)
            case Kind.TEXT:
                return text_of(node, self.problems, place)
            case Kind.TEXTS:
                texts = texts_of(node, self.problems)
                return Texts(texts, place) if isinstance(texts, tuple) else texts
            case Kind.DOCUMENT:
                return self.document(node, place)
            case Kind.RECORDS:
                return self.records(node, place, indicator.columns)

    def entry(self, node: Node, place: Place, kind: Kind, divisions: tuple[Division, ...]) -> Entry | Failed | Unknown:
        """A number, or the mapping of its parts with an optional `tong`."""
        if isinstance(node, Mapping) and divisions:
            return self._divided(node, place, kind, divisions)
        if isinstance(node, Mapping) and [key.text for key, _ in node.entries] == ["tong"]:
            node = node.entries[0][1]
        if isinstance(node, Mapping) and not node.entries and node.failed:
            return Failed(place)
        total = amount_of(node, kind, self.problems)
        return total if isinstance(total, Failed) and not divisions else Entry(place, total)

    def _divided(self, node: Mapping, place: Place, kind: Kind, divisions: tuple[Division, ...]) -> Entry:
        unnamed = [division for division in divisions if not division.key]
        names = ["tong", *(division.key for division in divisions if division.key)]
        names += [part.key for division in unnamed for part in division.parts]
        check_keys(node, names, self.problems)
        typed = node.get("tong")
        total = amount_of(typed, kind, self.problems) if typed is not None else None
        if "tong" in node.failed:
            total = Failed(place)
        parts = {division.key: self._parts(node, kind, division) for division in unnamed}
        places: dict[str, Place] = {}
        for division in divisions:
            name = node.key(division.key)
            if not division.key or name is None:
                if division.key in node.failed:
                    parts[division.key] = {part.key: Entry(place, Failed(place)) for part in division.parts}
                continue
            tree = mapping_of(node.get(division.key), "các phần: `tên: số`", self.problems)
            places[division.key] = line_of(name.place)
            if tree is not None:
                check_keys(tree, [part.key for part in division.parts], self.problems)
                parts[division.key] = self._parts(tree, kind, division)
        return Entry(place, total, parts, places)

    def _parts(self, tree: Mapping, kind: Kind, division: Division) -> dict[str, Entry]:
        parts = {}
        for part in division.parts:
            node, key = tree.get(part.key), tree.key(part.key)
            if part.key in tree.failed:
                parts[part.key] = Entry(line_of(tree.place), Failed(tree.place))
            elif node is not None and key is not None:
                place = line_of(key.place)
                entry = self.entry(node, place, kind, part.divisions)
                parts[part.key] = entry if isinstance(entry, Entry) else Entry(place, entry)
        return parts

    def document(self, node: Node, place: Place) -> Document | Failed | Unknown:
        tree = mapping_of(node, "`so`, `ngay`, `cua`, `ve` của văn bản", self.problems)
        if tree is None:
            return Unknown(place) if isinstance(node, Scalar) and node.is_empty else Failed(place)
        check_keys(tree, ("so", "ngay", "cua", "ve"), self.problems)

        def text(key: str) -> Text | Unknown | Failed:
            return Failed(place) if key in tree.failed else text_of(tree.get(key), self.problems, place)

        day = Failed(place) if "ngay" in tree.failed else day_of(tree.get("ngay"), self.problems, place)
        document = Document(place, text("so"), day, text("cua"), text("ve"))
        fields = (document.number, document.day, document.issued_by, document.about)
        return Unknown(place) if all(isinstance(field, Unknown) for field in fields) else document

    def records(self, node: Node, place: Place, columns: tuple[Column, ...]) -> Records | Failed | Unknown:
        if isinstance(node, Scalar) and node.is_empty:
            return Unknown(place)
        if not isinstance(node, Sequence):
            self.problems.append(rules.wrong_shape(place, "danh sách các dòng, mỗi dòng sau dấu “- ”", shape_of(node)))
            return Failed(place)
        rows = []
        for item in node.items:
            row = mapping_of(item, "các cột của một dòng", self.problems)
            if row is None:
                continue
            check_keys(row, [column.key for column in columns], self.problems)
            rows.append(
                {
                    column.key: Failed(row.place)
                    if column.key in row.failed
                    else cell_of(row.get(column.key), column, row.place, self.problems)
                    for column in columns
                }
            )
        return Records(tuple(rows), place)

    def _check_within(self, indicator: Indicator, value: Value) -> None:
        found = [value.day if isinstance(value, Document) else value]
        if isinstance(value, Records):
            found = [cell for row in value.rows for cell in row.values() if isinstance(cell, Day)]
        what = f"{indicator.label[:1].lower()}{indicator.label[1:]}: ngày"
        for day in found:
            if isinstance(day, Day) and not self.period.contains(day.day):
                self._outside(line_of(day.place), what, write_date(day.day), self.period.last_day)

    def _outside(self, place: Place, what: str, day: str, last: date) -> None:
        self.problems.append(rules.outside_period(place, what, day, self.period.first_day, last))

    def targets(self, form: Form) -> dict[str, Amount]:
        """`ke_hoach_nam`: the year's target of any indicator that is a number, by its key."""
        tree = mapping_of(self.tree.get("ke_hoach_nam"), "các chỉ tiêu: `tên: số`", self.problems)
        if tree is None:
            return {}
        kinds = {indicator.key: indicator.kind for indicator in form.indicators if indicator.kind.is_number}
        check_keys(tree, kinds, self.problems)
        found = {}
        for key, node in tree.entries:
            if key.text in kinds:
                amount = amount_of(node, kinds[key.text], self.problems)
                if isinstance(amount, Amount):
                    found[key.text] = amount
        return found

    def acknowledgements(self) -> tuple[Acknowledgement, ...]:
        """`xac_nhan`: a list of {quy_tac: rule, muc: key, ly_do: reason}; `muc` may be left out."""
        found = []
        for tree in self._rows("xac_nhan", "`quy_tac`, `muc`, `ly_do`"):
            check_keys(tree, ("quy_tac", "muc", "ly_do"), self.problems)
            texts = {key: text_of(tree.get(key), self.problems, tree.place) for key in ("quy_tac", "muc", "ly_do")}
            for key in ("quy_tac", "ly_do"):
                if isinstance(texts[key], Unknown) and key not in tree.failed:
                    self.problems.append(rules.table_lacks(line_of(tree.place), key))
            rule, about, reason = (value.text if isinstance(value, Text) else "" for value in texts.values())
            if rule and reason and not isinstance(texts["muc"], Failed):
                found.append(Acknowledgement(rule, about, reason, line_of(tree.place)))
        return tuple(found)

    def _rows(self, key: str, parts: str) -> list[Mapping]:
        """The mappings of a list."""
        node = self.tree.get(key)
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            return []
        if not isinstance(node, Sequence):
            self.problems.append(
                rules.wrong_shape(line_of(node.place), f"danh sách, mỗi mục gồm {parts}", shape_of(node))
            )
            return []
        trees = [mapping_of(item, parts, self.problems) for item in node.items]
        return [tree for tree in trees if tree is not None]

    def extra(self) -> tuple[ExtraParagraphs, ...]:
        """`noi_dung_them`: a list of {muc: heading, doan: paragraphs}."""
        found = []
        for tree in self._rows("noi_dung_them", "`muc` và `doan`"):
            check_keys(tree, ("muc", "doan"), self.problems)
            heading = text_of(tree.get("muc"), self.problems, tree.place)
            texts_node = tree.get("doan")
            texts = texts_of(texts_node, self.problems) if texts_node is not None else Unknown(tree.place)
            for key, value in (("muc", heading), ("doan", texts)):
                told = key in tree.failed or is_misspelt(tree, key, ("muc", "doan"))
                if isinstance(value, Unknown) and not told:
                    self.problems.append(rules.table_lacks(line_of(tree.place), key))
            if isinstance(heading, Text) and isinstance(texts, tuple):
                found.append(ExtraParagraphs(heading, texts))
        return tuple(found)


def _is_unknown(value: Value) -> bool:
    """True when nothing at all is there; a total with unknown parts is something."""
    match value:
        case Unknown():
            return True
        case Entry(total=total, parts=parts):
            return (total is None or isinstance(total, Unknown)) and all(
                _is_unknown(entry) for division in parts.values() for entry in division.values()
            )
        case _:
            return False
