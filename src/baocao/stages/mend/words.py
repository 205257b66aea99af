"""Characters of a paragraph exchanged where they stand, in the formats of those that they replace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from msgspec import Struct

from baocao.adapters.word_tree import attribute, child, runs_of, switch, words_of_part
from baocao.values.mending import TextMending

_TEXT, _RUN, _FIELD, _SIGN = qn("w:t"), qn("w:r"), qn("w:fldSimple"), qn("w:fldChar")
_MOVED = {qn("w:moveTo"), _FIELD}
_BETWEEN = {
    qn(f"w:{tag}")
    for tag in ("rPr", "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "commentRangeStart",
                "commentRangeEnd")
}  # fmt: skip
"""What may stand between two characters that are replaced together: marks without words of their own."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Character(Struct, frozen=True):
    """A character as `read_docx` sees it.

    Attributes:
        part: the `w:t` that it stands in; None where nobody may touch it: of a field, moved, a tab, a symbol.
        index: in the part's text.
    """

    text: str
    part: Element | None
    index: int


def reachable(
    body: Element, groups: Sequence[tuple[Element, ...]], mendings: Sequence[TextMending]
) -> tuple[TextMending, ...]:
    """Those that can be carried out; of several that touch each other the first.

    Left out are those that do not find what they expect, and those across fields, recorded changes, links, drawings
    and notes, whose meaning would change with their words.
    """
    fields = _in_fields(body)
    found: list[TextMending] = []
    seen, characters = -1, list[_Character]()
    for mending in sorted(set(mendings), key=lambda each: (each.paragraph, each.start, each.end)):
        before = found[-1] if found else None
        if before and before.paragraph == mending.paragraph and mending.start <= before.end:
            continue
        if mending.paragraph >= len(groups):
            break
        if mending.paragraph != seen:
            seen, characters = mending.paragraph, list(_characters(groups[mending.paragraph], fields))
        if _parts(characters, mending) is not None:
            found.append(mending)
    return tuple(found)


def replace_words(group: tuple[Element, ...], mendings: Sequence[TextMending]) -> None:
    """Carry out mendings of one paragraph that are reachable."""
    characters = list(_characters(group, frozenset()))
    texts: dict[Element, list[str]] = {}
    for mending in mendings:
        parts = _parts(characters, mending)
        if parts is None:
            continue
        for part, _ in parts:
            texts.setdefault(part, list(part.text or ""))
        if mending.start == mending.end:
            part, index = parts[0]
            _put(texts[part], index, mending.replacement)
            continue
        last = len(parts) - 1
        for at, (part, index) in enumerate(parts):
            texts[part][index] = mending.replacement[at:] if at == last else mending.replacement[at : at + 1]
    for part, letters in texts.items():
        part.text = "".join(letters)
        if part.text != part.text.strip():
            part.set(_SPACE, "preserve")


def _put(letters: list[str], index: int, text: str) -> None:
    """Before the letter at the index; after the last where there is none."""
    if index < len(letters):
        letters[index] = text + letters[index]
    else:
        letters[-1] += text


def _parts(characters: Sequence[_Character], mending: TextMending) -> list[tuple[Element, int]] | None:
    """Where each of the characters stands that are to be replaced; None where they cannot be.

    For an insertion the one place at which to insert.
    """
    chosen = characters[mending.start : mending.end]
    if "".join(each.text for each in chosen) != mending.found or not 0 <= mending.start <= len(characters):
        return None
    if not chosen:
        if mending.start and (part := characters[mending.start - 1].part) is not None:
            return [(part, characters[mending.start - 1].index + 1)]
        if mending.start < len(characters) and (part := characters[mending.start].part) is not None:
            return [(part, characters[mending.start].index)]
        return None
    parts = [(each.part, each.index) for each in chosen if each.part is not None]
    if len(parts) < len(chosen):
        return None
    elements = list(dict.fromkeys(part for part, _ in parts))
    return parts if all(_stand_together(left, right) for left, right in pairwise(elements)) else None


def _stand_together(left: Element, right: Element) -> bool:
    """Nothing that could be harmed stands between two `w:t`: not a link's edge, a recorded change, a picture."""
    first, last = left.getparent(), right.getparent()
    if first is None or last is None or first.getparent() is not last.getparent():
        return False
    between: list[Element] = []
    each = left
    while (following := each.getnext()) is not None and following is not right:
        between.append(following)
        each = following
    if first is not last:
        between += list(last)[: last.index(right)]
        run = first
        while (following := run.getnext()) is not None and following is not last:
            between += list(following) if following.tag == _RUN else [following]
            run = following
    return all(each.tag in _BETWEEN or (each.tag == _TEXT and not each.text) for each in between)


def _in_fields(body: Element) -> frozenset[Element]:
    """Every `w:t` in what a field shows, also where the field began in a paragraph before, as tables of contents do."""
    depth, found = 0, []
    for element in body.iter(_SIGN, _TEXT):
        if element.tag == _TEXT:
            if depth:
                found.append(element)
        else:
            kind = attribute(element, "fldCharType")
            depth = max(0, depth + (kind == "begin") - (kind == "end"))
    return frozenset(found)


def _characters(group: tuple[Element, ...], fields: frozenset[Element]) -> Iterator[_Character]:
    """The characters of a paragraph in the order and number in which `read_docx` gives them."""
    for paragraph in group:
        depth, shows = 0, False
        for element in runs_of(paragraph):
            if element.tag == _FIELD:
                for run in runs_of(element):
                    for part in run:
                        yield from (_Character(letter, None, 0) for letter in words_of_part(part))
                continue
            if switch(child(element, "rPr"), "vanish"):
                continue
            is_locked = any(outer.tag in _MOVED for outer in element.iterancestors())
            for part in element:
                kind = attribute(part, "fldCharType") if part.tag == _SIGN else None
                if kind == "begin":
                    depth += 1
                    shows = shows and depth > 1
                elif kind == "separate":
                    shows = shows or depth == 1
                elif kind == "end":
                    depth = max(0, depth - 1)
                elif not depth or shows:
                    is_free = part.tag == _TEXT and not depth and not is_locked and part not in fields
                    for index, letter in enumerate(words_of_part(part)):
                        yield _Character(letter, part if is_free else None, index)
