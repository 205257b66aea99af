"""Annexes and tables: folders of templates to what stands on the paper, and the laws that every table keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baocao import files
from baocao.pipeline import Outcome, make_report, open_period
from baocao.stages.layout.annexes import annex_label
from baocao.stages.layout.tables import ruled_table
from baocao.stages.read_docx import read_docx
from baocao.stages.write import write
from baocao.values import blocks as narrative
from baocao.values.number import read_decimal
from baocao.values.period import Period
from baocao.values.problem import Place
from baocao.values.rulebook import read_rule_book
from baocao.values.sheet import Alignment, Cell, Paragraph, Row, Run, Section, Sheet, Table, VerticalMerge, effective
from baocao.values.source import Source
from baocao.values.sources import SourceFile, Sources
from workspace import CASES

FOLDER = CASES / "phu-luc"
CASE_FOLDERS = sorted(path for path in FOLDER.iterdir() if path.is_dir())
REPORT = "thu"
BOOK = read_rule_book(files.rule_books()[0])


def sources(folder: Path, period: str | None = None, form: str | None = None) -> Sources:
    """A case's files; `period` and `form` replace those two."""

    def file(name: str, path: str, text: str | None = None) -> SourceFile:
        own = folder / name
        return SourceFile(
            path, text.encode() if text is not None else (own if own.exists() else FOLDER / name).read_bytes()
        )

    return Sources(
        REPORT,
        file("2022-H1.yaml", f"data/{REPORT}/2022-H1.yaml", period),
        file("bieu-mau.yaml", f"templates/{REPORT}/bieu-mau.yaml", form),
        file("co-quan-ban-hanh.yaml", "data/co-quan-ban-hanh.yaml"),
        templates={
            f"{REPORT}/{path.name}": SourceFile(f"templates/{REPORT}/{path.name}", path.read_bytes())
            for path in sorted(folder.glob("*.j2"))
        },
    )


def outline(outcome: Outcome) -> Iterator[str]:
    """What the README of the cases describes."""
    for at, section in enumerate(outcome.sheet.sections if outcome.sheet else ()):
        assert outcome.sheet is not None
        shape = "ngang" if section.page.landscape else "dọc"
        yield f"trang {shape}, chữ rộng {width_of(section)}"
        for block in section.blocks[4:-2] if at == 0 else section.blocks:
            if isinstance(block, Paragraph):
                yield f"{block.style} | {block.text}".rstrip(" |")
            else:
                yield from drawn(outcome.sheet, block)
    for problem in outcome.problems:
        if problem.rule == "nguon/khong-dung-den":
            continue
        yield f"báo: {problem.place}: {problem.severity.value}: {problem.message} ({problem.rule})"


def drawn(paper: Sheet, table: Table) -> Iterator[str]:
    yield f"bảng {len(table.widths)} cột"
    for row in table.rows:
        cells = " | ".join(cell_of(paper, cell) for cell in row.cells)
        yield f"  {'^ ' if row.repeats else ''}{cells}".rstrip()


def cell_of(paper: Sheet, cell: Cell) -> str:
    (paragraph,) = cell.blocks
    assert isinstance(paragraph, Paragraph)
    shape, _ = effective(paper, paragraph)
    text = paragraph.text
    if any(isinstance(run, Run) and run.format.bold for run in paragraph.runs):
        text = f"**{text}**"
    if text and shape.alignment is Alignment.RIGHT:
        text = f"→ {text}"
    marks = {VerticalMerge.FIRST: " ↓", VerticalMerge.NEXT: "↑"}
    return text + (f" ×{cell.span}" if cell.span > 1 else "") + (marks[cell.merge] if cell.merge else "")


def width_of(section: Section) -> int:
    return section.page.width - section.page.left - section.page.right


@pytest.mark.parametrize("case", CASE_FOLDERS, ids=lambda path: path.name)
def test_paper_and_findings_are_as_accepted(case: Path) -> None:
    outcome = make_report(sources(case), files.rule_books())
    assert list(outline(outcome)) == (case / "ket-qua.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASE_FOLDERS, ids=lambda path: path.name)
def test_what_is_written_is_read_back_whole(case: Path) -> None:
    paper = make_report(sources(case), files.rule_books(), draft=0).sheet
    if paper is not None:
        assert read_docx(write(paper)) == paper


def test_annexes_stand_on_pages_of_their_own_with_numbers_that_go_on() -> None:
    paper = make_report(sources(FOLDER / "hai-phu-luc-mot-trang-ngang"), files.rule_books()).sheet
    assert paper is not None
    first, turned, upright = paper.sections
    assert first.different_first
    for section in (turned, upright):
        assert (section.different_first, section.is_continuous, section.first_number) == (False, False, None)
        assert section.header == first.header, "the number is shown on the first page of an annex too"
    assert upright.page == first.page
    page = turned.page
    assert (page.width, page.height, page.landscape) == (16838, 11906, True)
    # Bound at the top: 30 mm, 15 at the bottom, 20 left and right; the number 10 mm from the edge.
    assert (page.top, page.bottom, page.left, page.right, page.header) == (1701, 850, 1134, 1134, 567)


def test_every_number_of_an_annex_is_traced_with_its_sum() -> None:
    outcome = make_report(sources(FOLDER / "hai-phu-luc-mot-trang-ngang"), files.rule_books())
    assert outcome.sources_of_numbers is not None
    rows = outcome.sources_of_numbers.sheets[0].rows
    told = {(row[1], row[4], row[5]) for row in rows}
    assert ("1,75", "danh_sach.dat.tong", "1,25 + 0,5") in told
    assert ("10", "mo_hinh.linh_vuc.tong.moi", "4 + 6") in told
    assert ("39", "mo_hinh.linh_vuc.tong.duy_tri", "18 + 21") in told
    assert ("Phụ lục 2", "thứ tự phụ lục", "phụ lục thứ 2 trong 2 phụ lục được in") in told


def test_styles_of_annexes_are_only_in_papers_that_have_some() -> None:
    plain = make_report(sources(FOLDER / "bang-goi-sai"), files.rule_books(), draft=0).sheet
    annexed = make_report(sources(FOLDER / "mot-phu-luc-khong-danh-so"), files.rule_books()).sheet
    assert annexed is not None
    assert annexed.style("TenPhuLuc") is not None
    assert annexed.style("BangRongSo") is None
    assert plain is not None


def test_blank_period_file_and_schema_name_the_common_heading_and_the_unit_of_a_column() -> None:
    period = Period.parse("2022-H2")
    assert period is not None
    found = sources(FOLDER / "bang-goi-sai")
    found = replace(found, earlier={"2022-H1": found.period_file})
    blank, schema, problems = open_period(found, period, "bieu-mau.schema.json")
    assert problems == ()
    slots = {line.strip("#- ").split(":")[0]: line.rpartition("# ")[2] for line in blank.splitlines()}
    assert slots["noi"] == "Chủ mô hình: nơi thực hiện"
    assert slots["dat"] == "Đất hiến (ha)"
    assert slots["ngay"].startswith("Ngày công nhận (ngày, ghi như")
    columns = json.loads(schema)["properties"]["danh_sach"]["items"]["properties"]
    assert columns["kinh_phi"]["description"] == "Kinh phí (đồng)"


# Laws

digits = st.integers(0, 10**40)
decimals = st.tuples(digits, st.integers(0, 999)).map(lambda each: f"{each[0]},{each[1]:03d}")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(decimals, digits | st.none()), min_size=1, max_size=15))
def test_totals_are_the_exact_sums_and_unknown_cells_leave_none(rows: list[tuple[str, int | None]]) -> None:
    records = "".join(
        f"  - {{ten: a, dat: '{dat}', kinh_phi: {'' if money is None else money}}}\n" for dat, money in rows
    )
    case = FOLDER / "o-chua-co-thi-cot-chua-co-tong"
    period = "ky: 2022-H1\nmo_hinh:\n  linh_vuc: {kinh_te: {moi: 1, duy_tri: 2}, van_hoa: {moi: 3, duy_tri: 4}}\n"
    outcome = make_report(sources(case, f"{period}danh_sach:\n{records}"), files.rule_books())
    assert outcome.sheet is not None, outcome.problems
    tables = [block for block in outcome.sheet.sections[0].blocks if isinstance(block, Table) and block.bordered]
    last = [
        paragraph.text
        for cell in tables[1].rows[-1].cells
        for paragraph in cell.blocks
        if isinstance(paragraph, Paragraph)
    ]
    assert last[1] == "Tổng cộng"
    printed = read_decimal(last[5])
    assert printed is not None
    assert Fraction(printed) == sum(Fraction(Decimal(dat.replace(",", "."))) for dat, _ in rows)
    money = [each for _, each in rows if each is not None]
    assert last[6] == "", "rates are not added"
    assert last[7] == (f"{sum(money):,}".replace(",", ".") if len(money) == len(rows) else "")


PLACE = Place("data/thu/2022-H1.yaml", 1)
words = st.text("aăâđêôơưạẩbcdghiklmnopqrstuvxy 0123456789.,-", max_size=60)


@st.composite
def tables(draw: st.DrawFn) -> narrative.Table:
    columns = draw(st.integers(1, 12))
    header = ("TT", *(draw(words) for _ in range(columns)))
    numeric = (False, *(draw(st.booleans()) for _ in range(columns)))
    rows = tuple(
        tuple((narrative.Run(draw(words), Source(PLACE, "danh_sach.ten")),) for _ in header)
        for _ in range(draw(st.integers(0, 5)))
    )
    groups = ("", *(draw(st.sampled_from(["", "Nhóm", "Nhóm khác"])) for _ in range(columns)))
    has_total = bool(rows) and draw(st.booleans())
    return narrative.Table(header, rows, numeric, PLACE, has_total, groups if any(groups) else ())


def laid_out(table: narrative.Table, room: int) -> Table:
    def plain(runs: tuple[narrative.Run, ...]) -> tuple[Run, ...]:
        return tuple(Run(run.text) for run in runs)

    (laid,) = ruled_table(table, room, BOOK, lambda runs: plain(tuple(runs)), lambda text: text)
    assert isinstance(laid, Table)
    return laid


def texts(row: Row) -> list[str]:
    return [block.text for cell in row.cells for block in cell.blocks if isinstance(block, Paragraph)]


@settings(max_examples=150, deadline=None)
@given(tables(), st.integers(3000, 16000))
def test_columns_fill_the_room_exactly_and_nothing_is_lost(table: narrative.Table, room: int) -> None:
    laid = laid_out(table, room)
    assert sum(laid.widths) == room
    assert min(laid.widths) > 0
    assert all(sum(cell.span for cell in row.cells) == len(laid.widths) for row in laid.rows)
    body = [row for row in laid.rows if not row.repeats]
    assert [texts(row) for row in body] == [["".join(run.text for run in cell) for cell in row] for row in table.rows]
    assert all(row.whole for row in laid.rows)
    heads = [text for row in laid.rows if row.repeats for text in texts(row) if text]
    assert sorted(heads) == sorted(
        [label for label in table.header if label]
        + [group for at, group in enumerate(table.groups) if group and group != (table.groups[at - 1] if at else "")]
    )


def test_numbers_and_words_fit_their_columns_where_the_room_allows() -> None:
    rows = tuple(
        tuple((narrative.Run(text, Source(PLACE, "a")),) for text in cells)
        for cells in (
            ("1", "Tuyến đường tự quản sáng, xanh, sạch", "1.234.567.890"),
            ("2", "Xây dựng hệ thống chính trị", "7"),
        )
    )
    table = narrative.Table(("TT", "Nội dung", "Số"), rows, (False, False, True), PLACE)
    counter, text, number = laid_out(table, 9355).widths
    # Thirteen digits and dots of 13 points: ten digits of half an em, three dots of a quarter; twice 5.4 points aside.
    assert number >= (10 * 6.5 + 3 * 3.25 + 2 * 5.4) * 20
    assert counter < 900
    assert text > number


def test_state_papers_number_annexes_with_roman_digits() -> None:
    title = narrative.Heading(1, (), PLACE)
    roman = read_rule_book(files.rule_books()[0].replace('chon = ["1", "I"]', 'chon = ["I"]'))
    assert [annex_label(narrative.Annex("a", title, (), at), BOOK) for at in (None, 2)] == ["Phụ lục", "Phụ lục 2"]
    assert [annex_label(narrative.Annex("a", title, (), at), roman) for at in (None, 4)] == ["Phụ lục", "Phụ lục IV"]
