"""Taking values out of a tree by their type, with a finding where they are of another."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from baocao.adapters.yaml_tree import Mapping, Node, Scalar, Sequence
from baocao.stages.load import rules
from baocao.values.calendar_date import read_date
from baocao.values.figures import Amount, Cell, Day, Failed, Text, Unknown, Year
from baocao.values.form import Column, Kind
from baocao.values.number import read_count, read_decimal
from baocao.values.problem import Place, Problem

KEY = re.compile(r"[a-z][a-z0-9_]*")
"""What keys of forms and shared tables look like, since templates call them by name."""
LONGEST_TEXT = 5000
"""Characters of one paragraph: a page of the paper has about 2,000."""
APPROXIMATIONS = ("trên", "hơn", "gần", "khoảng", "ước")
_AMOUNT = re.compile(
    rf"(?:(?P<word>{'|'.join(APPROXIMATIONS)}) +)?(?P<number>\S+)"
    r"(?: +\((?P<status>sơ bộ|chính thức|điều chỉnh từ (?P<former>\S+))\))?"
)
_TEMPLATE_MARKS = re.compile(r"\{\{|\{%|\{#")


def line_of(place: Place) -> Place:
    """The place without its column: for findings about a whole entry."""
    return Place(place.path, place.line)


def check_keys(tree: Mapping, known: Iterable[str], problems: list[Problem]) -> None:
    """A finding for every key that is not known, with the nearest one that is."""
    known = tuple(known)
    for key, _ in tree.entries:
        if key.text not in known:
            problems.append(rules.unknown_key(line_of(key.place), key.text, nearest(key.text, known)))


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """The known name that looks most like it, tone marks, capitals and blanks left aside; or an empty text."""
    return next(iter(difflib.get_close_matches(_as_key(name), list(known), 1, likeness)), "")


def _as_key(name: str) -> str:
    """`Hạn chế` → `han_che`."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return re.sub(r"[\s-]+", "_", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def is_misspelt(tree: Mapping, key: str, known: Iterable[str]) -> bool:
    """Whether a key that is not known probably stands for this one: it has its finding already."""
    known = tuple(known)
    return any(nearest(name.text, known) == key for name, _ in tree.entries if name.text not in known)


def text_of(node: Node | None, problems: list[Problem], place: Place) -> Text | Unknown | Failed:
    """One line of text. A block may have one line of words; a list or mapping is a finding."""
    if node is None:
        return Unknown(place)
    if not isinstance(node, Scalar):
        problems.append(rules.wrong_shape(line_of(node.place), "một đoạn chữ", shape_of(node)))
        return Failed(node.place)
    return Unknown(node.place) if node.is_empty else _checked(node.text.strip(), node.place, problems)


def _checked(text: str, place: Place, problems: list[Problem]) -> Text | Failed:
    if "\n" in text:
        problems.append(rules.line_break(line_of(place)))
    elif len(text) > LONGEST_TEXT:
        problems.append(rules.too_long(line_of(place), len(text), LONGEST_TEXT))
    elif found := _TEMPLATE_MARKS.search(text):
        problems.append(rules.template_marks(line_of(place), found[0]))
    else:
        return Text(text, place)
    return Failed(place)


def texts_of(node: Node, problems: list[Problem]) -> tuple[Text, ...] | Unknown | Failed:
    """A list of paragraphs: `- ` items, or a `|` block with one paragraph a line."""
    if isinstance(node, Scalar):
        if node.is_empty:
            return Unknown(node.place)
        if not node.block:
            found = _checked(node.text.strip(), node.place, problems)
            return (found,) if isinstance(found, Text) else found
        first = (node.place.line or 0) + 1
        lines = [(offset, line.strip()) for offset, line in enumerate(node.text.split("\n")) if line.strip()]
        for offset, line in lines:
            if line.startswith("- "):
                problems.append(rules.dash_in_block(Place(node.place.path, first + offset), line))
        checked = [_checked(line, Place(node.place.path, first + offset), problems) for offset, line in lines]
        return tuple(item for item in checked if isinstance(item, Text))
    if isinstance(node, Mapping):
        problems.append(
            rules.wrong_shape(line_of(node.place), "danh sách các đoạn, mỗi đoạn sau dấu “- ”", shape_of(node))
        )
        return Failed(node.place)
    items = [text_of(item, problems, node.place) for item in node.items]
    texts = tuple(item for item in items if isinstance(item, Text))
    if not texts:
        failed = node.failed or any(isinstance(item, Failed) for item in items)
        return Failed(node.place) if failed else Unknown(node.place)
    return texts


def amount_of(node: Node, kind: Kind, problems: list[Problem]) -> Amount | Unknown | Failed:
    """A number of the kind, perhaps with a word of approximation before it and “(sơ bộ)” after it."""
    if not isinstance(node, Scalar):
        problems.append(rules.wrong_shape(line_of(node.place), "một con số", shape_of(node)))
        return Failed(node.place)
    if node.is_empty:
        return Unknown(node.place)
    text = node.text.strip()
    found = _AMOUNT.fullmatch(text)
    read = read_decimal if kind is Kind.DECIMAL else read_count
    number = read(found["number"]) if found else None
    former = read(found["former"]) if found and found["former"] else None
    if found is None or number is None or (found["former"] and former is None):
        problems.append(rules.not_a_number(node.place, text, _better_number(text, kind), kind))
        return Failed(node.place)
    return Amount(number, node.place, found["word"] or "", found["status"] == "sơ bộ", former)


def _better_number(text: str, kind: Kind) -> str:
    """What the clerk probably meant, when it can be told for certain how to write it; else empty."""
    bare = re.sub(r"^[+]|[ _]", "", text)
    if kind is not Kind.DECIMAL and re.fullmatch(r"0+\d+", bare):
        return bare.lstrip("0") or "0"
    if kind is not Kind.DECIMAL and re.fullmatch(r"\d{1,3}(?:,\d{3})+", bare):
        return bare.replace(",", ".")
    if kind is Kind.DECIMAL and re.fullmatch(r"\d+\.\d{1,2}%?", bare):
        return bare.replace(".", ",").rstrip("%")
    if unit := re.fullmatch(r"(\d{1,3}(?:\.\d{3})*|\d+)(?:\s+[^\d.,:]+|[^\W\d_]{2,}[^\d]*)", text):
        return unit[1]
    return (
        bare if bare != text and (read_count(bare) is not None or (kind is Kind.DECIMAL and read_decimal(bare))) else ""
    )


def day_of(node: Node | None, problems: list[Problem], place: Place) -> Day | Unknown | Failed:
    """A date such as `15/6/2021`."""
    text = text_of(node, problems, place)
    if not isinstance(text, Text):
        return text
    day = read_date(text.text)
    if day is None:
        problems.append(rules.not_a_date(text.place, text.text))
        return Failed(text.place)
    return Day(day, text.place)


def plain_day(tree: Mapping, key: str, problems: list[Problem]) -> date | None:
    """The date under a key of a shared table, or None."""
    day = day_of(tree.get(key), problems, tree.place)
    return day.day if isinstance(day, Day) else None


def year_of(node: Node, problems: list[Problem]) -> Year | Unknown | Failed:
    """A year of four digits."""
    text = text_of(node, problems, node.place)
    if not isinstance(text, Text):
        return text
    if not re.fullmatch(r"[12]\d{3}", text.text, re.ASCII):
        problems.append(rules.not_a_year(text.place, text.text))
        return Failed(text.place)
    return Year(int(text.text), text.place)


def cell_of(node: Node | None, column: Column, place: Place, problems: list[Problem]) -> Cell:
    """A cell of a table, by its column's kind; `place` is the row's."""
    if node is None:
        return Unknown(place)
    if column.kind.is_number:
        return amount_of(node, column.kind, problems)
    if column.kind is Kind.DATE:
        return day_of(node, problems, place)
    if column.kind is Kind.YEAR:
        return year_of(node, problems)
    return text_of(node, problems, place)


def truth_of(node: Node | None, problems: list[Problem]) -> bool:
    """`true` or `false`; absent is false."""
    if node is None or (isinstance(node, Scalar) and node.is_empty):
        return False
    if isinstance(node, Scalar) and node.text in ("true", "false", "có", "không"):
        return node.text in ("true", "có")
    problems.append(rules.wrong_shape(line_of(node.place), "true hoặc false", shape_of(node)))
    return False


def mapping_of(node: Node | None, what: str, problems: list[Problem]) -> Mapping | None:
    """A mapping, or None with a finding when something else stands there; an empty value is None without one."""
    if isinstance(node, Mapping):
        return node
    if node is not None and not (isinstance(node, Scalar) and node.is_empty):
        problems.append(rules.wrong_shape(line_of(node.place), what, shape_of(node)))
    return None


def shape_of(node: Node) -> str:
    """What stands there, in words."""
    match node:
        case Mapping():
            return "các mục con"
        case Sequence():
            return "một danh sách"
        case Scalar(text):
            return f"“{text[:40].strip()}”"
