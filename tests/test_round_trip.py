"""What LibreOffice changes when it saves our paper again: exactly the list below, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml.etree import _Element as Element
from msgspec.structs import fields, replace

from baocao.stages.read_docx import read_docx
from baocao.stages.write import write
from baocao.values.sheet import (
    Alignment,
    Block,
    LineRule,
    Paragraph,
    ParagraphFormat,
    Run,
    RunFormat,
    Section,
    Sheet,
    Table,
    effective,
    paragraphs_of,
)
from office import needs_fonts, needs_office, resaved
from papers import PAPERS
from validity import W

FEATURES = PAPERS["all features"]
# Of each workspace its newest year: LibreOffice takes a second for every paper.
NAMES = [name for name in PAPERS if "2021-H" not in name and not name.endswith("2020")]

# 1. Where nothing is said, Word takes a default; LibreOffice says some of these defaults and leaves others unsaid.
DEFAULTS: dict[str, object] = {
    "alignment": Alignment.LEFT,
    "left": 0,
    "right": 0,
    "first_line": 0,
    "before": 0,
    "after": 0,
    "line": 240,
    "line_rule": LineRule.AUTO,
    "keep_next": False,
    "keep_lines": False,
    "page_break_before": False,
    "widow_control": True,
    "top_border": 0,
    "color": "auto",
    "bold": False,
    "italic": False,
    "underline": False,
    "bottom_border": 0,
    "contextual_spacing": False,
    "caps": False,
}

# 2. Styles that LibreOffice adds to every file it saves; no paragraph of ours uses them.
ADDED_STYLES = {"Heading", "Body Text", "List", "Caption", "Index", "Header and Footer", "Header", "Footer"}

ALLOWED = [
    # 3. Cells hold no paragraphs that could be widowed, as LibreOffice sees it; our rows do not split anyway.
    ("cell", "widow_control", True, False),
    # 4. The break before a paragraph becomes a break at its beginning: the same page, said otherwise.
    ("text", "page_break_before", True, False),
    # 5. The distance of a footer that is not there.
    ("page without footer", "footer", 567, 0),
    # 6. The lines of a table are given to each of its cells; the test sees that they are there.
    ("table", "bordered", True, False),
    # 11. Between a table and a page turned the other way, the empty paragraph that ends the section loses its style.
    ("text", "style", "Cuối trang", None),
    ("text", "line", 20, 240),
    ("text", "line_rule", LineRule.EXACT, LineRule.AUTO),
    ("text", "size", 2, 28),
]
# 7. Columns are counted in hundredths of a millimetre and come back a twip narrower or wider.
TWIPS_OF_A_COLUMN = 1
# 8. Ids of styles are made anew from their names: styles are compared by name.
# 9. Fields show what they computed: their codes are compared.
# 10. A section that ends the header of the one before says so by an empty paragraph of its default style.

Difference = tuple[str, str, object, object]


def differences(before: Sheet, after: Sheet) -> Iterator[Difference]:
    """Everything that differs between two papers, but for what the list above allows."""
    return (found for found in _all_differences(before, after) if found not in ALLOWED)


def _all_differences(before: Sheet, after: Sheet) -> Iterator[Difference]:
    yield from _styles(before, after)
    if before.properties != after.properties:
        yield "file", "properties", before.properties, after.properties
    if len(before.sections) != len(after.sections):
        yield "file", "sections", len(before.sections), len(after.sections)
    for old, new in zip(before.sections, after.sections, strict=False):
        yield from _fields("page" if old.footer else "page without footer", old.page, new.page)
        if old.different_first != new.different_first:
            yield "section", "different_first", old.different_first, new.different_first
        for edge in ("header", "footer"):
            yield from _paragraphs(edge, before, _said(old, edge), after, _said(new, edge))
        yield from _blocks(before, old.blocks, after, new.blocks)


def _styles(before: Sheet, after: Sheet) -> Iterator[Difference]:
    names = [style.name for style in before.styles]
    kept = [style.name for style in after.styles if style.name in names]
    added = {style.name for style in after.styles} - set(names)
    if kept != names or added - ADDED_STYLES:
        yield "file", "styles", names, [style.name for style in after.styles]
    by_name = {style.name: style for style in after.styles}
    for style in before.styles:
        if (other := by_name.get(style.name)) is not None:
            yield from _paragraph_looks(
                f"style {style.name}", before, Paragraph(style.key), after, Paragraph(other.key)
            )


def _said(section: Section, edge: str) -> tuple[Paragraph, ...]:
    paragraphs: tuple[Paragraph, ...] = getattr(section, edge)
    return () if all(not paragraph.runs for paragraph in paragraphs) else paragraphs


def _blocks(before: Sheet, old: tuple[Block, ...], after: Sheet, new: tuple[Block, ...]) -> Iterator[Difference]:
    kinds, new_kinds = ([type(block).__name__ for block in blocks] for blocks in (old, new))
    if kinds != new_kinds:
        yield "section", "blocks", kinds, new_kinds
        return
    for one, other in zip(old, new, strict=True):
        if isinstance(one, Table) and isinstance(other, Table):
            yield from _tables(before, one, after, other)
        elif isinstance(one, Paragraph) and isinstance(other, Paragraph):
            yield from _paragraphs("text", before, (one,), after, (other,))


def _tables(before: Sheet, old: Table, after: Sheet, new: Table) -> Iterator[Difference]:
    far = [abs(one - other) > TWIPS_OF_A_COLUMN for one, other in zip(old.widths, new.widths, strict=False)]
    if len(old.widths) != len(new.widths) or any(far):
        yield "table", "widths", old.widths, new.widths
    yield from _fields("table", replace(old, widths=(), rows=()), replace(new, widths=(), rows=()))
    shapes = [[(row.repeats, row.whole, [cell.span for cell in row.cells]) for row in each.rows] for each in (old, new)]
    if shapes[0] != shapes[1]:
        yield "table", "rows", shapes[0], shapes[1]
        return
    for row, new_row in zip(old.rows, new.rows, strict=True):
        for cell, new_cell in zip(row.cells, new_row.cells, strict=True):
            inside = tuple(paragraphs_of(cell.blocks)), tuple(paragraphs_of(new_cell.blocks))
            yield from _paragraphs("cell", before, inside[0], after, inside[1])


def _paragraphs(
    place: str, before: Sheet, old: tuple[Paragraph, ...], after: Sheet, new: tuple[Paragraph, ...]
) -> Iterator[Difference]:
    texts = [[_words(paragraph) for paragraph in each] for each in (old, new)]
    if any(paragraph.format.page_break_before for paragraph in old):
        texts[1] = [text.removeprefix("\f") for text in texts[1]]
    if texts[0] != texts[1]:
        yield place, "text", texts[0], texts[1]
        return
    for one, other in zip(old, new, strict=True):
        names = [
            style.name if (style := sheet.style(each.style)) else None
            for sheet, each in ((before, one), (after, other))
        ]
        if names[0] != names[1]:
            yield place, "style", names[0], names[1]
        yield from _paragraph_looks(place, before, one, after, other)


def _words(paragraph: Paragraph) -> str:
    return "".join(run.text if isinstance(run, Run) else f"{{{run.code}}}" for run in paragraph.runs)


def _paragraph_looks(place: str, before: Sheet, old: Paragraph, after: Sheet, new: Paragraph) -> Iterator[Difference]:
    yield from _fields(place, effective(before, old)[0], effective(after, new)[0])
    yield from _fields(place, effective(before, old)[1], effective(after, new)[1])
    for one, other in zip(_letters(before, old), _letters(after, new), strict=True):
        yield from _fields(f"letter of {place}", one, other)


def _letters(sheet: Sheet, paragraph: Paragraph) -> list[RunFormat]:
    """The look of each letter, of each field as of one letter; a break or tab has none."""
    return [
        effective(sheet, paragraph, run)[1]
        for run in paragraph.runs
        for letter in (run.text if isinstance(run, Run) else "1")
        if letter not in "\n\t\f"
    ]


def _fields(place: str, old: Any, new: Any) -> Iterator[Difference]:
    for field in fields(old):
        values = [getattr(each, field.name) for each in (old, new)]
        if field.name == "extended_font":
            # Where only the font of ASCII letters is said, LibreOffice says the same for all others.
            values = [each.extended_font or each.font for each in (old, new)]
        one, other = (DEFAULTS.get(field.name) if value is None else value for value in values)
        if one != other:
            yield place, field.name, one, other


@needs_office
@needs_fonts
@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_changes_nothing_but_what_is_listed(name: str, tmp_path: Path) -> None:
    paper = PAPERS[name]
    data = resaved(write(paper), tmp_path)
    assert list(differences(paper, read_docx(data))) == []
    tables = [block for section in paper.sections for block in section.blocks if isinstance(block, Table)]
    for table, lined in zip(tables, _lined_cells(data), strict=True):
        assert lined == {table.bordered}


def _lined_cells(data: bytes) -> list[set[bool]]:
    """For each table, whether its cells have lines."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    tables = document.iterfind(f"{W}body/{W}tbl")
    return [{_has_lines(cell) for cell in table.iter(f"{W}tc")} for table in tables]


def _has_lines(cell: Element) -> bool:
    """A line between two cells may be told by either."""
    sides = cell.find(f"{W}tcPr/{W}tcBorders")
    return sides is not None and any(side.get(f"{W}val") == "single" for side in sides)


def _with_paragraph(change: Callable[[Paragraph], Paragraph]) -> Sheet:
    """The first section's second paragraph of the text changed."""
    paper = FEATURES
    first = paper.sections[0]
    changed = change(next(block for block in first.blocks[1:] if isinstance(block, Paragraph)))
    return replace(
        paper, sections=(replace(first, blocks=(first.blocks[0], changed, *first.blocks[2:])), *paper.sections[1:])
    )


PLANTED: dict[str, tuple[Sheet, str]] = {
    "a digit": (_with_paragraph(lambda each: replace(each, runs=(Run("106"),))), "text"),
    "alignment": (
        _with_paragraph(lambda each: replace(each, format=ParagraphFormat(Alignment.JUSTIFIED))),
        "alignment",
    ),
    "a letter": (
        _with_paragraph(lambda each: replace(each, runs=(Run("cu"), Run("ối", RunFormat(bold=True))))),
        "bold",
    ),
    "the style": (_with_paragraph(lambda each: replace(each, style="SoTrang")), "style"),
    "the size of a style": (
        replace(
            FEATURES,
            styles=(FEATURES.styles[0], *(replace(style, run=RunFormat(size=25)) for style in FEATURES.styles[1:])),
        ),
        "size",
    ),
    "a section": (replace(FEATURES, sections=FEATURES.sections[:2]), "sections"),
    "the page": (
        replace(
            FEATURES, sections=tuple(replace(each, page=replace(each.page, left=1134)) for each in FEATURES.sections)
        ),
        "left",
    ),
    "the header": (
        replace(FEATURES, sections=tuple(replace(each, header=()) for each in FEATURES.sections)),
        "text",
    ),
    "a property": (replace(FEATURES, properties=replace(FEATURES.properties, title="")), "properties"),
}


@pytest.mark.parametrize(("changed", "expected"), PLANTED.values(), ids=PLANTED)
def test_what_is_not_listed_is_found(changed: Sheet, expected: str) -> None:
    paper = FEATURES
    assert expected in {name for _, name, _, _ in differences(paper, changed)}
    assert list(differences(paper, paper)) == []
