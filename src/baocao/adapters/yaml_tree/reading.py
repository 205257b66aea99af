"""Text → tree, from the parser's events, going on after every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from baocao.adapters.yaml_tree import rules
from baocao.adapters.yaml_tree.decoding import decode
from baocao.adapters.yaml_tree.nodes import Mapping, Node, Scalar, Sequence
from baocao.adapters.yaml_tree.syntax import syntax_in_vietnamese
from baocao.adapters.yaml_tree.traps import UNREADABLE, mend_traps
from baocao.values.problem import Place, Problem
from baocao.values.sources import SourceFile

MOST_BYTES = 4_000_000
MOST_BYTES_OF_OURS = 64_000_000
"""For files that the program writes itself: thousands of units with every figure."""
MOST_LAYERS = 24
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ANY_KEY = re.compile(r"^\s*(?:- +)*([^\s#:\-][^\s:]*)")
_MOST_BRACKETS = 100
_MOST_SYNTAX_FAULTS = 40
_TOP_LEVEL = re.compile(r"^(?:([^\s#:\-][^\s:]*)|[^\s#])")


def read_tree(file: SourceFile, *, is_ours: bool = False) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Read one YAML file of staff.

    Args:
        is_ours: the program itself wrote the file: it may be long, and no line is taken for a clerk's slip.

    Returns:
        The top-level mapping and all findings. None when the file is empty, not Unicode, too large or no mapping. Keys
        that had to be left out stand in `failed` of their mapping, so that nobody complains about them again.
    """
    most = MOST_BYTES_OF_OURS if is_ours else MOST_BYTES
    if len(file.data) > most:
        return None, (rules.too_large(Place(file.path), most),)
    text, problems = decode(file.data, file.path)
    if text is None:
        return None, tuple(problems)
    deepest = _nested_too_deep(text)
    if deepest is not None:
        return None, (*problems, rules.too_deep(Place(file.path, deepest), MOST_LAYERS))
    if not is_ours:
        text, traps = mend_traps(text, file.path)
        problems += traps
    lines = text.split("\n")
    lost: set[str] = set()
    for _ in range(_MOST_SYNTAX_FAULTS):
        try:
            root, found = _built("\n".join(lines), file.path, is_ours=is_ours)
        except yaml.MarkedYAMLError as error:
            problem, first = _syntax_problem(error, file.path, lines)
            problems.append(problem)
            lost |= _blank_block(lines, first)
            continue
        except yaml.YAMLError:
            problems.append(rules.bad_syntax(Place(file.path, 1, 1), "tệp không đọc được"))
            return None, tuple(problems)
        return _as_mapping(root, lost, file.path, [*problems, *found])
    return None, tuple(problems)


def _nested_too_deep(text: str) -> int | None:
    """The line on which brackets nest beyond all use; the parser takes minutes over a hundred thousand of them."""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        for bracket in re.findall(r"[\[\]{}]", line):
            depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
            if depth > _MOST_BRACKETS:
                return number
    return None


def _as_mapping(
    root: Node | None, lost: set[str], path: str, problems: list[Problem]
) -> tuple[Mapping | None, tuple[Problem, ...]]:
    match root:
        case Mapping(entries, place, failed):
            return Mapping(entries, place, failed | lost), tuple(problems)
        case None if lost:
            return Mapping((), Place(path, 1), frozenset(lost)), tuple(problems)
        case None if problems:
            return None, tuple(problems)
        case None:
            return None, (*problems, rules.empty_file(Place(path, 1, 1)))
        case Scalar(text) if not text.strip():
            return None, (*problems, rules.empty_file(Place(path, 1, 1)))
        case _:
            return None, (*problems, rules.not_a_mapping(root.place))


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, lines: list[str]) -> tuple[Problem, int]:
    """The finding, and the line (from 0) whose top-level block must be left out."""
    mark = error.problem_mark or error.context_mark
    opened = any(words in (error.context or "") for words in ("simple key", "quoted scalar", "flow"))
    start = error.context_mark if error.context_mark and opened else mark
    line = min(start.line, len(lines) - 1) if start else 0
    column = start.column if start else 0
    words = syntax_in_vietnamese(error.context or "", error.problem or "")
    return rules.bad_syntax(Place(path, line + 1, column + 1), words), line


def _blank_block(lines: list[str], line: int) -> set[str]:
    """Empty the top-level block around the line; returns the keys that are lost with it."""
    first = line
    while first > 0 and not _TOP_LEVEL.match(lines[first]):
        first -= 1
    last = first + 1
    while last < len(lines) and not _TOP_LEVEL.match(lines[last]):
        last += 1
    last = max(last, line + 1)
    keys = {found[1] for text in lines[first:last] if (found := _ANY_KEY.match(text))}
    lines[first:last] = [""] * (last - first)
    return keys


def _splits_number(before: yaml.Event | None, event: yaml.Event) -> bool:
    """Whether a comma without a blank stands between two digits: `[98,5%]`."""
    if not isinstance(before, yaml.ScalarEvent) or not isinstance(event, yaml.ScalarEvent) or event.style:
        return False
    if before.end_mark is None or event.start_mark is None or before.style:
        return False
    touches = event.start_mark.index - before.end_mark.index == 1
    return touches and before.value[-1:].isdigit() and event.value[:1].isdigit()


def _built(text: str, path: str, *, is_ours: bool) -> tuple[Node | None, list[Problem]]:
    """The tree and its findings.

    What the program itself wrote goes through libyaml where it is installed: ten times as fast. What staff wrote does
    not: libyaml lets pass some slips (`a? : b` in brackets, a tab before the colon) that the other parser refuses.

    Raises:
        yaml.YAMLError: bad syntax; always in the words and with the marks of the parser written in Python.
    """
    if is_ours and yaml.__with_libyaml__:
        builder = _Builder(path)
        try:
            return builder.build(text, yaml.CSafeLoader), builder.problems
        except yaml.YAMLError:
            pass  # the parser written in Python says where and what
    builder = _Builder(path)
    return builder.build(text, yaml.SafeLoader), builder.problems


class _Builder:
    """Builds the tree from one pass of events; what staff may not use is a finding and its key is lost."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def build(self, text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> Node | None:
        events = iter(yaml.parse(text, Loader=loader))
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problems.append(rules.not_used(self._place(event), "dòng “---” chia tệp thành nhiều phần"))
                    return root
                if event.version or event.tags:
                    self.problems.append(rules.not_used(self._place(event), "chỉ thị “%”"))
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 0)
        return root

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node | None:
        """The node that begins with this event; None, with a finding, for what staff may not use."""
        place = self._place(event)
        refused = self._refused(event)
        node: Node | None = None
        if depth > MOST_LAYERS:
            self.problems.append(rules.too_deep(place, MOST_LAYERS))
            self._skip(event, events)
            return None
        match event:
            case yaml.ScalarEvent():
                style = event.style or ""
                node = Scalar(event.value, place, not style, style in ("|", ">"))
            case yaml.SequenceStartEvent():
                node = self._sequence(event, events, depth)
            case yaml.MappingStartEvent():
                node = self._mapping(event, events, depth)
        return None if refused else node

    def _refused(self, event: yaml.Event) -> bool:
        words = ""
        if isinstance(event, yaml.ScalarEvent) and event.value == UNREADABLE:
            return True
        if isinstance(event, yaml.AliasEvent):
            words = f"dấu “*{event.anchor}” ở đầu giá trị"
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and (event.anchor or event.tag):
            words = f"dấu “{f'&{event.anchor}' if event.anchor else '!'}” ở đầu giá trị"
        if words:
            self.problems.append(rules.not_used(self._place(event), words))
        return bool(words)

    def _sequence(self, start: yaml.SequenceStartEvent, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        failed = False
        before: yaml.Event | None = None
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node = self._node(event, events, depth + 1)
            if start.flow_style and isinstance(node, Scalar) and _splits_number(before, event):
                self.problems.append(rules.comma_in_flow(node.place, "[…]", node.text))
                node = None
            failed = failed or node is None
            items += [node] if node is not None else []
            before = event
        return Sequence(tuple(items), self._place(start), failed)

    def _mapping(self, start: yaml.MappingStartEvent, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        names: dict[str, Scalar] = {}
        failed: set[str] = set()
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            told = len(self.problems)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                if key is not None:
                    self.problems.append(rules.not_used(key.place, "tên mục là một danh sách"))
                continue
            earlier = names.get(key.text)
            if key.text == "<<":
                del self.problems[told:]
                self.problems.append(rules.not_used(key.place, "dấu “<<”"))
            elif start.flow_style and isinstance(value, Scalar) and value.is_empty and not _KEY.fullmatch(key.text):
                self.problems.append(rules.comma_in_flow(key.place, "{…}", key.text))
                failed |= {entries[-1][0].text} if entries else set()
            elif earlier is not None:
                self.problems.append(rules.repeated_key(key.place, key.text, earlier.place.line or 0))
                failed.add(key.text)
            elif value is None:
                failed.add(key.text)
            else:
                entries.append((key, value))
                names[key.text] = key
        kept = tuple(entry for entry in entries if entry[0].text not in failed) if failed else tuple(entries)
        return Mapping(kept, self._place(start), frozenset(failed))

    def _skip(self, event: yaml.Event, events: Iterator[yaml.Event]) -> None:
        layers = int(isinstance(event, yaml.CollectionStartEvent))
        while layers:
            following = next(events)
            layers += isinstance(following, yaml.CollectionStartEvent)
            layers -= isinstance(following, yaml.CollectionEndEvent)
