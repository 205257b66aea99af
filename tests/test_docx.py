"""The .docx: nothing lost between Sheet and file, the same bytes every time, no trace of anybody's defaults."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from baocao.errors import UnreadableError
from baocao.stages.read_docx import is_untouched, read_docx
from baocao.stages.write import write
from baocao.values.sheet import (
    Alignment,
    Cell,
    Field,
    LineRule,
    Page,
    Paragraph,
    ParagraphFormat,
    Properties,
    Row,
    Run,
    RunFormat,
    Section,
    Sheet,
    Style,
    Table,
    TabStop,
    VerticalMerge,
    merged,
)
from repository import sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

maybe = st.none() | st.booleans()
words = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff"), max_size=12
) | (st.sampled_from(["a\tb", "\n", "a\fb", "  hai  dấu  cách ", "& < > \" '", "]]>", "Đảng uỷ", "\u00a0"]))
length = st.none() | st.integers(-20000, 20000)
positive = st.none() | st.integers(0, 20000)
looks = st.builds(
    RunFormat,
    font=st.none() | st.just("Times New Roman"),
    size=st.none() | st.integers(2, 200),
    bold=maybe,
    italic=maybe,
    underline=maybe,
    color=st.sampled_from([None, "auto", "FF0000"]),
    extended_font=st.none() | st.sampled_from(["Times New Roman", "Arial"]),
    caps=maybe,
)
shapes = st.builds(
    ParagraphFormat,
    alignment=st.none() | st.sampled_from(Alignment),
    left=length,
    right=length,
    first_line=length,
    before=positive,
    after=positive,
    line=positive,
    line_rule=st.none() | st.sampled_from(LineRule),
    keep_next=maybe,
    keep_lines=maybe,
    page_break_before=maybe,
    widow_control=maybe,
    outline_level=st.none() | st.integers(0, 8),
    top_border=st.none() | st.integers(0, 48),
    bottom_border=st.none() | st.integers(0, 48),
    contextual_spacing=maybe,
    tabs=st.none()
    | st.lists(
        st.builds(TabStop, st.integers(0, 9000), st.sampled_from([Alignment.LEFT, Alignment.CENTER, Alignment.RIGHT])),
        min_size=1,
        max_size=2,
    ).map(tuple),
)
character_styles = st.sampled_from(["", "Manh"])
pieces = st.builds(Run, words, looks, character_styles) | st.builds(
    Field, st.just("PAGE"), st.sampled_from(["", "2"]), looks, character_styles
)
paragraphs = st.builds(
    Paragraph, st.sampled_from(["Normal", "NoiDung"]), st.lists(pieces, max_size=4).map(tuple).map(merged), shapes
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    cell = st.builds(
        Cell,
        st.lists(paragraphs, min_size=1, max_size=2).map(tuple),
        merge=st.none() | st.sampled_from(VerticalMerge),
        is_centred=st.booleans(),
        top_border=st.none() | st.integers(0, 48),
        bottom_border=st.none() | st.integers(0, 48),
    )
    row = st.builds(
        Row, st.lists(cell, min_size=columns, max_size=columns).map(tuple), repeats=st.booleans(), whole=st.booleans()
    )
    widths = draw(st.lists(st.integers(100, 5000), min_size=columns, max_size=columns))
    rows = draw(st.lists(row, min_size=1, max_size=3))
    stands = draw(st.sampled_from([None, Alignment.CENTER, Alignment.RIGHT]))
    return Table(
        tuple(widths), tuple(rows), draw(st.booleans()), draw(st.integers(0, 300)), stands, draw(st.integers(-500, 500))
    )


edges = st.lists(paragraphs.filter(lambda each: bool(each.runs)) | tables(), max_size=2).map(
    lambda blocks: (*blocks, Paragraph("Normal")) if blocks else ()
)
pages = st.builds(Page, *[st.integers(0, 20000)] * 8, landscape=st.booleans(), gutter=st.integers(0, 700))


@st.composite
def sections(draw: st.DrawFn) -> Section:
    blocks = draw(st.lists(paragraphs | tables(), max_size=4))
    return Section(
        draw(pages), (*blocks, Paragraph("Normal")), draw(edges), draw(edges), draw(st.booleans()), draw(edges),
        draw(edges), draw(edges), draw(edges), draw(st.none() | st.integers(0, 99)),
        draw(st.sampled_from(["", "upperRoman"])), draw(st.booleans()),
    )  # fmt: skip


custom = st.dictionaries(
    st.from_regex(r"baocao\.[a-z_./0-9-]{1,20}", fullmatch=True), words.filter(str.strip), max_size=3
)
sheets = st.builds(
    Sheet,
    st.tuples(
        st.builds(Style, st.just("Normal"), st.just("Normal"), paragraph=shapes, run=looks),
        st.builds(Style, st.just("NoiDung"), st.just("Nội dung"), st.just("Normal"), st.just(""), shapes, looks),
        st.builds(Style, st.just("Manh"), st.just("Mạnh"), run=looks, is_of_characters=st.just(True)),
    ),
    st.lists(sections(), min_size=1, max_size=3).map(tuple),
    st.builds(
        Properties,
        title=st.text("Báo cáo &<>“”", max_size=20),
        author=st.just("Đảng uỷ Khối"),
        written=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        custom=custom.map(
            lambda names: tuple(sorted((key, re.sub(r"\s", " ", value)) for key, value in names.items()))
        ),
    ),
    looks,
    shapes,
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(sheets)
def test_what_is_written_is_read_back_whole(paper: Sheet) -> None:
    data = write(paper)
    assert read_docx(data) == paper
    assert write(paper) == data
    assert is_untouched(data)


def test_our_own_paper_is_read_back_whole() -> None:
    paper = sheet()
    assert read_docx(write(paper)) == paper


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_entries_are_stored_with_one_date() -> None:
    with zipfile.ZipFile(io.BytesIO(write(sheet()))) as archive:
        assert {(entry.compress_type, entry.date_time) for entry in archive.infolist()} == {
            (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
        }
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_package_has_its_own_parts_and_no_others() -> None:
    assert set(parts(write(sheet()))) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/header1.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


def test_no_trace_of_anybodys_defaults() -> None:
    everything = b"".join(parts(write(sheet())).values()).decode()
    for trace in ("python-docx", "Macintosh", "en-US", "Theme=", "Calibri", "Cambria", "w:caps", "thumbnail", "12240"):
        assert trace not in everything, trace
    assert 'w:lang w:val="vi-VN"' in everything


def test_what_validators_miss() -> None:
    document = etree.fromstring(parts(write(sheet()))["word/document.xml"])
    styles = etree.fromstring(parts(write(sheet()))["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    assert {style.get(f"{W}val") for style in document.iter(f"{W}pStyle")} <= known
    names = [str(name.get(f"{W}val")) for name in styles.iter(f"{W}name")]
    assert not [name for name in names if "," in name], "a comma separates aliases in Word"
    for cell in document.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    header = etree.fromstring(parts(write(sheet()))["word/header1.xml"])
    kinds = [each.get(f"{W}fldCharType") for each in header.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_body_paragraphs_carry_no_direct_formatting() -> None:
    """Everything comes from the named styles, but for paragraphs that must stay with what follows."""
    different = [each for each in sheet().paragraphs() if each.format != ParagraphFormat()]
    assert {each.format for each in different} == {ParagraphFormat(keep_next=True)}
    assert all(each.text.endswith(":") for each in different[:-1])


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "docProps/custom.xml"])
def test_a_file_that_somebody_changed_is_known(part: str) -> None:
    content = parts(write(sheet()))
    assert is_untouched(packed(content)), "packing alone is no change"
    changed = {**content, part: content[part].replace(b"2021", b"2022", 1).replace(b"Times", b"Arial", 1)}
    assert changed[part] != content[part]
    assert not is_untouched(packed(changed))
    assert not is_untouched(packed({**content, "word/media/anh.png": b"x"}))


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"khong phai Word", packed({"a.txt": b"x"}), packed({"[Content_Types].xml": b"<"})]
)
def test_what_is_no_word_file_says_so(data: bytes) -> None:
    assert not is_untouched(data)
    with pytest.raises(UnreadableError):
        read_docx(data)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, 30000))
def test_damaged_files_never_crash(noise: bytes, at: int) -> None:
    data = write(sheet())
    damaged = data[:at] + noise + data[at + len(noise) :]
    is_untouched(damaged)
    with contextlib.suppress(UnreadableError):
        read_docx(damaged)
