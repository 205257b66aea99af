"""Period file and sums → the file with the sums at their places, every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from baocao.adapters import yaml_tree
from baocao.adapters.plain_text import PlainText, read_plain
from baocao.adapters.yaml_tree import Node, Scalar, Sequence
from baocao.stages.splice import rules
from baocao.stages.splice.spots import Edit, NoSpotError, RawText, in_braces
from baocao.values.form import Form
from baocao.values.number import read_decimal
from baocao.values.problem import Place, Problem, Severity
from baocao.values.sources import SourceFile
from baocao.values.spliced import Spliced
from baocao.values.unit_form import slots_of

_TAB = "tep/dau-tab"
"""A tab inside a line shifts nothing: it is no reason to leave the file alone."""
_TOTAL = "tong"


def splice(
    file: SourceFile, form: Form, values: Mapping[str, str], written: Mapping[str, str], *, overwrite: bool = False
) -> Spliced:
    """Put each sum at its place in the period file.

    Args:
        file: the period file.
        form: gives the order in which missing lines are added.
        values: figure key (dotted) → the text to stand there, such as `7.392` or `7.300 (sơ bộ)`; an empty one takes
            out what the last run put in, and nothing that somebody typed.
        written: what the last run put in: a value that is still so nobody typed.
        overwrite: replace what was typed by hand, too, naming it.

    Returns:
        The file; nothing is changed at all where it has faults of syntax or where reading it again does not give
        exactly the new values and all the old ones.
    """
    tree, found = yaml_tree.read_tree(file)
    faults = [each for each in found if each.severity is Severity.ERROR and each.rule != _TAB]
    if tree is None or faults:
        fault = faults[0] if faults else None
        place = fault.place if fault else Place(file.path, 1)
        problem = rules.faulty_file(place, fault.message if fault else "tệp trống")
        return Spliced(file.data, (problem,), dict(written))
    rank = _ranks(form)
    stale = [key for key, text in values.items() if not text and key in written]
    values = {key: text for key, text in values.items() if text}
    keys = sorted(values, key=lambda key: (rank.get(key, len(rank)), key))
    run = _Run(file.path, read_plain(file.data), values, written, rank, overwrite=overwrite)
    before = dict(_leaves(tree))
    # What has a line already goes first and at once; only lines and parts to be added move the others.
    run.take_out(stale, tree)
    run.replace_all(keys, run.tree())
    for key in keys:
        run.add(key)
    return run.result(file, before)


class _Target(Struct, frozen=True):
    """Where a key leads: the node that is there, the nearest one above, and the keys still missing below that."""

    node: Node
    path: tuple[str, ...]
    missing: tuple[str, ...]
    in_flow: bool


class _Run:
    def __init__(
        self,
        path: str,
        plain: PlainText,
        values: Mapping[str, str],
        written: Mapping[str, str],
        rank: Mapping[str, int],
        *,
        overwrite: bool,
    ) -> None:
        self.rank = rank
        self.path = path
        self.plain = plain
        self.text = plain.text
        self.values = values
        self.written = written
        self.overwrite = overwrite
        self.problems: list[Problem] = []
        self.ours = {key: text for key, text in written.items() if key not in values}
        self.changed: dict[tuple[str, ...], str] = {}
        self.gone: set[tuple[str, ...]] = set()
        self.done: set[str] = set()

    def tree(self) -> yaml_tree.Mapping:
        """The text as it stands now."""
        tree, _ = yaml_tree.read_tree(SourceFile(self.path, self.plain.to_bytes(self.text)))
        return tree or yaml_tree.Mapping((), Place(self.path, 1))

    def take_out(self, keys: list[str], tree: yaml_tree.Mapping) -> None:
        """Empty what the last run put in and nobody has changed since."""
        raw = RawText(self.text)
        edits = []
        for key in keys:
            self.ours.pop(key, None)
            target = self._target(key, tree, raw)
            node = target.node
            if target.missing or not isinstance(node, Scalar) or node.is_empty or not self._is_ours(key, node):
                continue
            edits.append(raw.value(node, "", in_flow=target.in_flow))
            self.changed[target.path] = ""
        self._apply(edits)

    def replace_all(self, keys: list[str], tree: yaml_tree.Mapping) -> None:
        """Change every value that stands there as one scalar."""
        raw = RawText(self.text)
        edits = []
        for key in keys:
            try:
                target = self._target(key, tree, raw)
                if target.missing or not isinstance(target.node, Scalar):
                    continue
                self.done.add(key)
                if self._may_write(key, target.node):
                    edits.append(raw.value(target.node, self.values[key], in_flow=target.in_flow))
                    self._wrote(key, target.path)
            except NoSpotError:
                self._refuse(key, tree.place)
        self._apply(edits)

    def add(self, key: str) -> None:
        """Add a line, a part in braces, or parts where a scalar stands."""
        if key in self.done:
            return
        tree, _ = yaml_tree.read_tree(SourceFile(self.path, self.plain.to_bytes(self.text)))
        if tree is None:
            self._refuse(key, Place(self.path, 1))
            return
        raw = RawText(self.text)
        try:
            target = self._target(key, tree, raw)
            edit = self._addition(key, target, raw)
        except NoSpotError:
            self._refuse(key, tree.place)
            return
        if edit is not None:
            self._apply([edit])
            self._wrote(key, (*target.path, *target.missing))

    def _addition(self, key: str, target: _Target, raw: RawText) -> Edit | None:
        value, node = self.values[key], target.node
        match node:
            case yaml_tree.Mapping() if raw.is_flow(node):
                return raw.into_braces(node, in_braces(target.missing, value), self._later(node, target))
            case yaml_tree.Mapping():
                later = self._later(node, target)
                return raw.as_lines(node, target.missing, value, is_top=not target.path, before=later)
            case Scalar():
                above = ".".join(target.path)
                if not node.is_empty and not self._is_ours(above, node):
                    if not self.overwrite:
                        self.problems.append(rules.typed_by_hand(_line(node), key, node.text, value))
                        return None
                    self.problems.append(rules.replaced(_line(node), key, node.text, f"{value} (“{key}”)"))
                if not node.plain:
                    raise NoSpotError
                edit = raw.value(node, f"{{{in_braces(target.missing, value)}}}", in_flow=target.in_flow)
                self.gone.add(target.path)
                self.ours.pop(above, None)
                return edit
            case Sequence():
                raise NoSpotError

    def _later(self, mapping: yaml_tree.Mapping, target: _Target) -> Scalar | None:
        """The first key there that the form has after the missing one: so the order of runs makes no difference."""

        def rank(name: str) -> int:
            return -1 if name == _TOTAL else self.rank.get(".".join((*target.path, name)), -1)

        own = rank(target.missing[0])
        return next((key for key, _ in mapping.entries if rank(key.text) > own), None)

    def _target(self, key: str, tree: yaml_tree.Mapping, raw: RawText) -> _Target:
        names = key.split(".")
        if any(other.startswith(f"{key}.") for other in self.values):
            names.append(_TOTAL)
        node: Node = tree
        in_flow = False
        for depth, name in enumerate(names):
            if not isinstance(node, yaml_tree.Mapping):
                return _Target(node, tuple(names[:depth]), tuple(names[depth:]), in_flow)
            in_flow = in_flow or raw.is_flow(node)
            inner = node.get(name)
            if inner is None:
                return _Target(node, tuple(names[:depth]), tuple(names[depth:]), in_flow)
            node = inner
        if isinstance(node, yaml_tree.Mapping) and names[-1] != _TOTAL:
            in_flow = in_flow or raw.is_flow(node)
            total = node.get(_TOTAL)
            names.append(_TOTAL)
            if total is None:
                return _Target(node, tuple(names[:-1]), (_TOTAL,), in_flow)
            node = total
        return _Target(node, tuple(names), (), in_flow)

    def _may_write(self, key: str, node: Scalar) -> bool:
        """Whether the value is to change; what was typed by hand is named."""
        value = self.values[key]
        if _same(node.text, value):
            if self.overwrite or self._is_ours(key, node):
                self.ours[key] = node.text
            return False
        if node.is_empty or self._is_ours(key, node):
            return True
        make = rules.replaced if self.overwrite else rules.typed_by_hand
        self.problems.append(make(_line(node), key, node.text, value))
        return self.overwrite

    def _is_ours(self, key: str, node: Scalar) -> bool:
        return key in self.written and _same(node.text, self.written[key])

    def _wrote(self, key: str, path: tuple[str, ...]) -> None:
        self.changed[path] = self.values[key]
        self.ours[key] = self.values[key]

    def _refuse(self, key: str, place: Place) -> None:
        self.done.add(key)
        self.problems.append(rules.cannot_splice(Place(self.path, place.line), key, self.values[key]))

    def _apply(self, edits: list[Edit]) -> None:
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            self.text = self.text[: edit.start] + edit.text + self.text[edit.end :]

    def result(self, file: SourceFile, before: Mapping[tuple[str, ...], str]) -> Spliced:
        """The file, read again: every new value at its key, all others as they were; else the file as it came."""
        data = self.plain.to_bytes(self.text)
        tree, found = yaml_tree.read_tree(SourceFile(file.path, data))
        faults = [each for each in found if each.severity is Severity.ERROR and each.rule != _TAB]
        expected = {path: text for path, text in before.items() if path not in self.gone} | self.changed
        if tree is None or faults or dict(_leaves(tree)) != expected:
            problem = rules.cannot_splice(Place(file.path, 1), "", "")
            return Spliced(file.data, (problem,), dict(self.written))
        return Spliced(data, tuple(self.problems), self.ours)


def _ranks(form: Form) -> dict[str, int]:
    """The place in the form's order of every key, and of every key above it."""
    ranks: dict[str, int] = {}
    for at, slot in enumerate(slots_of(form)):
        names = slot.key.split(".")
        for depth in range(1, len(names) + 1):
            ranks.setdefault(".".join(names[:depth]), at)
    return ranks


def _leaves(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    match node:
        case Scalar(text):
            # A block at the end of a file that has no last line end gets one by the line that is added.
            yield path, text.removesuffix("\n")
        case yaml_tree.Mapping(entries):
            for key, inner in entries:
                yield from _leaves(inner, (*path, key.text))
        case Sequence(items):
            for at, inner in enumerate(items):
                yield from _leaves(inner, (*path, f"[{at}]"))


def _same(found: str, expected: str) -> bool:
    """Equal as numbers, or, with words about them, as texts."""
    number = read_decimal(found.strip())
    return found.strip() == expected or (number is not None and number == read_decimal(expected))


def _line(node: Node) -> Place:
    return Place(node.place.path, node.place.line)
