"""Tree → what the units sent for one period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from baocao.adapters.yaml_tree import Mapping, Node, Scalar, Sequence, read_tree
from baocao.stages.load import rules, unit_rules
from baocao.stages.load.taking import line_of, shape_of
from baocao.values.form import Form, Kind
from baocao.values.number import read_count, read_decimal
from baocao.values.problem import Place, Problem, Severity
from baocao.values.return_notation import read_cell, read_figure, read_text
from baocao.values.sources import SourceFile
from baocao.values.unit import UnitFigure, UnitRecord, UnitReturn, UnitReturns
from baocao.values.unit_form import asked_of_units, slots_of

_KEYS = ("ky", "da_ghi", "don_vi")
_UNIT_KEYS = ("tep", "so_lieu", "ban_ghi")
_RECORD_KEYS = ("bang", "o", "cot")


def read_returns(file: SourceFile, form: Form, problems: list[Problem]) -> UnitReturns | None:
    """`data/<report>/<period>.don-vi.yaml` as it was kept; None when it cannot be read or is of another period.

    What the form no longer asks for is left out, with one warning for each key.
    """
    tree, found = read_tree(file, is_ours=True)
    problems += found
    if tree is None or any(problem.severity is Severity.ERROR for problem in found):
        return None
    reader = _Reader(file.path, form, problems)
    return reader.returns(tree)


class _Reader:
    def __init__(self, path: str, form: Form, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.kinds = {slot.key: slot.kind for slot in slots_of(form)}
        self.columns = {
            indicator.key: {column.key for column in indicator.columns}
            for indicator in asked_of_units(form)
            if indicator.kind is Kind.RECORDS
        }
        self.told: set[str] = set()
        self.places: dict[tuple[str, str], Place] = {}

    def returns(self, tree: Mapping) -> UnitReturns | None:
        expected = PurePosixPath(self.path).name.removesuffix(".don-vi.yaml")
        period = tree.get("ky")
        if not isinstance(period, Scalar) or period.text != expected:
            words = period.text if isinstance(period, Scalar) else ""
            place = line_of(period.place) if period is not None else Place(self.path, 1)
            self.problems.append(rules.wrong_period(place, words, expected))
            return None
        self._known(tree, _KEYS)
        written = {
            key.text: text for key, node in self._entries(tree, "da_ghi") if (text := self._text(node)) is not None
        }
        returns = {}
        for code, node in self._entries(tree, "don_vi"):
            if isinstance(node, Mapping):
                returns[code.text] = self._unit(code.text, node)
            else:
                self._damaged(node, "số liệu của một đơn vị")
        return UnitReturns(self.path, returns, written, self.places)

    def _unit(self, code: str, tree: Mapping) -> UnitReturn:
        self._known(tree, _UNIT_KEYS)
        name = tree.get("tep")
        file = (self._text(name) if name is not None else None) or ""
        figures = {}
        for key, node in self._entries(tree, "so_lieu"):
            figure = self._figure(key, node, file)
            if figure is not None:
                figures[figure.key] = figure
                self.places[code, figure.key] = line_of(key.place)
        return UnitReturn(code, file, figures, tuple(self._records(code, tree.get("ban_ghi"), file)))

    def _figure(self, key: Scalar, node: Node, file: str) -> UnitFigure | None:
        if not self._is_asked(key.text, key.text in self.kinds, key):
            return None
        read = read_figure(node.text, file) if isinstance(node, Scalar) else None
        number = None
        if read is not None:
            number = read_decimal(read[0]) if self.kinds[key.text] is Kind.DECIMAL else read_count(read[0])
        if read is None or number is None:
            self._damaged(node, "một con số và ô của nó, như `70 ← Số liệu!E9`")
            return None
        return UnitFigure(key.text, number, read[1])

    def _records(self, code: str, node: Node | None, file: str) -> Iterator[UnitRecord]:
        if node is None:
            return
        if not isinstance(node, Sequence):
            self._damaged(node, "danh sách các dòng của bảng")
            return
        counts: dict[str, int] = {}
        for item in node.items:
            record = self._record(item, file)
            if record is not None:
                counts[record.key] = counts.get(record.key, 0) + 1
                self.places[code, f"{record.key}[{counts[record.key]}]"] = line_of(item.place)
                yield record

    def _record(self, item: Node, file: str) -> UnitRecord | None:
        table = item.get("bang") if isinstance(item, Mapping) else None
        spot = item.get("o") if isinstance(item, Mapping) else None
        cell = read_cell(spot.text, file) if isinstance(spot, Scalar) else None
        if not isinstance(item, Mapping) or not isinstance(table, Scalar) or cell is None:
            self._damaged(item, "một dòng của bảng")
            return None
        self._known(item, _RECORD_KEYS)
        if not self._is_asked(table.text, table.text in self.columns, table):
            return None
        texts = {}
        for key, node in self._entries(item, "cot"):
            text = self._text(node)
            asked = self._is_asked(f"{table.text}.{key.text}", key.text in self.columns[table.text], key)
            if asked and text is not None:
                texts[key.text] = text
        return UnitRecord(table.text, texts, cell)

    def _is_asked(self, key: str, is_known: bool, node: Scalar) -> bool:
        if not is_known and key not in self.told:
            self.told.add(key)
            self.problems.append(unit_rules.no_longer_asked(line_of(node.place), re.sub(r"\s+", " ", key)[:80]))
        return is_known

    def _entries(self, tree: Mapping, key: str) -> tuple[tuple[Scalar, Node], ...]:
        """The entries below a key; nothing where it is left out or empty."""
        node = tree.get(key)
        if isinstance(node, Mapping):
            return node.entries
        if node is not None and not (isinstance(node, Scalar) and node.is_empty):
            self._damaged(node, "các mục con")
        return ()

    def _text(self, node: Node) -> str | None:
        text = read_text(node.text) if isinstance(node, Scalar) else None
        if text is None:
            self._damaged(node, "một đoạn chữ")
        return text

    def _known(self, tree: Mapping, known: tuple[str, ...]) -> None:
        for key, _ in tree.entries:
            if key.text not in known:
                self._damaged(key, f"một trong các mục {', '.join(f'`{name}`' for name in known)}")

    def _damaged(self, node: Node, expected: str) -> None:
        found = node.text if isinstance(node, Scalar) else shape_of(node)
        self.problems.append(unit_rules.damaged(line_of(node.place), found, expected))
