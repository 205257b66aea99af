"""Mending: what is asked for is set, nothing else moves, and a second time changes nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from baocao.stages.mend import mend
from baocao.stages.read_docx import read_docx
from baocao.stages.write import write
from baocao.values.mending import (
    Mending,
    MirrorMending,
    PageMending,
    PageNumberMending,
    ParagraphMending,
    RunMending,
    TableMending,
)
from baocao.values.sheet import (
    Alignment,
    Field,
    LineRule,
    Paragraph,
    ParagraphFormat,
    Run,
    RunFormat,
    Sheet,
    Table,
    effective,
    paragraphs_of,
)
from repository import sheet
from test_docx import maybe, sheets

some_look = st.builds(
    RunFormat,
    font=st.none() | st.just("Times New Roman"),
    size=st.none() | st.integers(2, 200),
    bold=maybe,
    italic=maybe,
    underline=maybe,
    color=st.sampled_from([None, "auto", "0000FF"]),
    extended_font=st.none() | st.just("Times New Roman"),
    caps=maybe,
)
some_shape = st.builds(
    ParagraphFormat,
    alignment=st.none() | st.sampled_from(Alignment),
    left=st.none() | st.integers(0, 2000),
    right=st.none() | st.integers(0, 2000),
    first_line=st.none() | st.integers(-900, 900),
    before=st.none() | st.integers(0, 400),
    after=st.none() | st.integers(0, 400),
    line=st.none() | st.integers(1, 600),
    line_rule=st.none() | st.sampled_from(LineRule),
    keep_next=maybe,
    keep_lines=maybe,
    page_break_before=maybe,
    widow_control=maybe,
    outline_level=st.none() | st.integers(0, 8),
    top_border=st.none() | st.integers(0, 48),
    bottom_border=st.none() | st.integers(0, 48),
    contextual_spacing=maybe,
)


@settings(max_examples=120, deadline=None)
@given(sheets, st.data())
def test_what_is_set_is_seen_and_the_words_stay(paper: Sheet, data: st.DataObject) -> None:
    paragraphs = list(paper.paragraphs())
    at = data.draw(st.integers(0, len(paragraphs) - 1))
    look, shape = data.draw(some_look), data.draw(some_shape)
    mendings: tuple[Mending, ...] = (RunMending(at, look), ParagraphMending(at, shape))
    mended = mend(write(paper), mendings)
    after = read_docx(mended)
    assert after.text == paper.text
    changed = list(after.paragraphs())
    assert [each for index, each in enumerate(changed) if index != at] == [
        each for index, each in enumerate(paragraphs) if index != at
    ]
    found_shape, _ = effective(after, changed[at])
    for each in fields(ParagraphFormat):
        wanted = getattr(shape, each.name)
        assert wanted is None or getattr(found_shape, each.name) == wanted, each.name
    for run in changed[at].runs:
        _, found_look = effective(after, changed[at], run)
        for name in fields(RunFormat):
            wanted = getattr(look, name.name)
            assert wanted is None or getattr(found_look, name.name) == wanted, name.name
    assert read_docx(mend(mended, mendings)) == after
    assert mend(write(paper), mendings) == mended


def test_margins_are_set_and_nothing_else() -> None:
    paper = sheet()
    mended = read_docx(mend(write(paper), (PageMending(0, (("left", 1800), ("right", 900), ("gutter", 0))),)))
    assert mended.sections[0].page == replace(paper.sections[0].page, left=1800, right=900)
    assert mended.sections[0].blocks == paper.sections[0].blocks


def without_number(paper: Sheet, *, footer: tuple[Paragraph, ...] = ()) -> Sheet:
    section = replace(paper.sections[0], header=(), footer=footer, different_first=False)
    return replace(paper, sections=(section,))


NUMBER = PageNumberMending(0, True, RunFormat("Times New Roman", 28, False, False, extended_font="Times New Roman"))


def test_page_number_is_put_on_top_centred_and_off_the_first_page() -> None:
    mended = read_docx(mend(write(without_number(sheet())), (NUMBER,)))
    section = mended.sections[0]
    (number,) = paragraphs_of(section.header)
    (field,) = number.runs
    assert isinstance(field, Field)
    assert field.code == "PAGE"
    shape, look = effective(mended, number, field)
    assert (shape.alignment, look.size, look.font, look.bold) == (Alignment.CENTER, 28, "Times New Roman", False)
    assert section.different_first
    assert section.first_header == ()


def test_page_number_is_taken_out_of_the_footer_and_words_there_stay() -> None:
    alone = (Paragraph("Normal", (Run("- "), Field("PAGE", "2"), Run(" -"))),)
    worded = (Paragraph("Normal", (Run("Trang "), Field("PAGE", "2"))),)
    assert [each.text for each in paragraphs_of(read_footer(alone))] == [""]
    assert [each.text for each in paragraphs_of(read_footer(worded))] == ["Trang 2"]


def read_footer(footer: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    mended = read_docx(mend(write(without_number(sheet(), footer=footer)), (NUMBER,)))
    return tuple(paragraphs_of(mended.sections[0].footer)) or (Paragraph(""),)


def test_words_in_a_header_stay_beside_the_number() -> None:
    paper = without_number(sheet())
    worded = replace(paper.sections[0], header=(Paragraph("Normal", (Run("Tài liệu nội bộ"),)),))
    mended = read_docx(mend(write(replace(paper, sections=(worded,))), (NUMBER,)))
    assert [each.text for each in paragraphs_of(mended.sections[0].header)] == ["Tài liệu nội bộ", "2"]


def test_borders_of_a_table_go_and_the_line_of_a_cell_stays() -> None:
    paper = sheet()
    first, *rest = paper.sections[0].blocks
    assert isinstance(first, Table)
    title = replace(first.rows[0].cells[1], bottom_border=6)
    rows = (replace(first.rows[0], cells=(first.rows[0].cells[0], title)), *first.rows[1:])
    bordered = replace(first, bordered=True, rows=rows)
    changed = replace(paper, sections=(replace(paper.sections[0], blocks=(bordered, *rest)),))
    mended = read_docx(mend(write(changed), (TableMending(0),)))
    table = mended.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert not table.bordered
    assert table.rows[0].cells[1].bottom_border == 6


def test_margins_change_places_on_even_pages_or_not() -> None:
    data = write(sheet())
    assert read_docx(mend(data, (MirrorMending(True),))).mirrors_margins
    assert not read_docx(mend(mend(data, (MirrorMending(True),)), (MirrorMending(False),))).mirrors_margins


def test_nothing_to_mend_leaves_the_file_as_it_is() -> None:
    data = write(sheet())
    assert mend(data, ()) is data
