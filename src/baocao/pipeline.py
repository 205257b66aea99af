"""The straight lines: one function a command, from raw files to findings and the finished paper. Read this first.

lap        Sources ─load→ Figures ─derive→ Facts ─narrate→ Narrative ─parse→ Blocks ─layout→ Sheet ─write→ bytes
                                             └validate→ Problems          └proofread→ Problems
kiem-tra   the same line without its end
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date

from baocao import __version__
from baocao.adapters.pdf_file import fonts_of, is_sealed, sealed
from baocao.adapters.yaml_tree import Scalar, read_tree
from baocao.errors import UnsupportedError, UnverifiedError
from baocao.stages.account import account
from baocao.stages.acknowledge import acknowledge
from baocao.stages.compare import compare
from baocao.stages.conform import conform
from baocao.stages.derive import derive
from baocao.stages.fit import fit
from baocao.stages.layout import layout
from baocao.stages.load import load
from baocao.stages.locate import locate
from baocao.stages.narrate import narrate
from baocao.stages.parse import parse
from baocao.stages.proofread import proofread
from baocao.stages.read_docx import is_untouched, read_docx
from baocao.stages.roll_over import roll_over, schema_of
from baocao.stages.trace import trace
from baocao.stages.validate import validate
from baocao.stages.write import write
from baocao.stages.write_workbook import write_workbook
from baocao.values.blocks import Blocks
from baocao.values.calendar_date import write_date
from baocao.values.facts import Facts
from baocao.values.figures import Acknowledgement, Figures
from baocao.values.issuer import Issuer, IssuerKind
from baocao.values.number import write_number
from baocao.values.passages import marks_as_properties
from baocao.values.period import Period
from baocao.values.problem import Place, Problem, Severity, in_order
from baocao.values.rulebook import RuleBook, read_rule_book
from baocao.values.sheet import Sheet
from baocao.values.side_by_side import SideBySide, SideBySideRow
from baocao.values.sources import SourceFile, Sources
from baocao.values.workbook import CellValue, Workbook, WorkbookSheet

Watch = Callable[[str], AbstractContextManager[object]]
"""Called with a stage's name around its run; the shell measures with it."""


_TWINS = ("TimesNewRoman", "Tinos", "LiberationSerif")


@dataclass(frozen=True)
class Outcome:
    """What came of one period.

    Attributes:
        problems: all findings, in the order of files and lines.
        figures: None when they could not be loaded at all.
        sheet: the laid-out paper; None where there are errors and no draft was asked for.
        blanks: what the paper leaves blank for the pen, in words.
        acknowledged: what the office has explained, with the finding that is therefore not told.
        sources_of_numbers: where every number of the paper is from; None where there is no paper.
    """

    problems: tuple[Problem, ...]
    figures: Figures | None = None
    sheet: Sheet | None = None
    blanks: tuple[str, ...] = ()
    acknowledged: tuple[tuple[Acknowledgement, Problem], ...] = ()
    sources_of_numbers: Workbook | None = None

    @property
    def has_errors(self) -> bool:
        """Whether `lap` refuses."""
        return has_errors(self.problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of the findings is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def _unwatched(_: str) -> AbstractContextManager[object]:
    return nullcontext()


def make_report(
    sources: Sources,
    rule_books: Iterable[str],
    draft: int | None = None,
    watch: Watch = _unwatched,
    rule_book: str | None = None,
) -> Outcome:
    """Everything from the files to the laid-out paper, with all findings.

    Args:
        sources: the files.
        rule_books: the texts of the rule books to choose from.
        draft: lay the paper out in spite of errors and mark it as that draft (0: without a number).
        watch: wraps each stage.
        rule_book: the one to lay the paper out by (`nd30`), whoever issues it and whenever; None for the one that
            governs it.

    Raises:
        UnsupportedError: no rule book governs such a document.
    """
    with watch("load"):
        figures, earlier, problems = load(sources)
    if figures is None:
        return Outcome(in_order(problems))
    books = [read_rule_book(text) for text in rule_books]
    book = choose_rule_book(figures, books, rule_book)
    chosen = fit(figures, book) if book else ()
    with watch("derive"):
        facts = derive(figures, earlier)
    with watch("validate"):
        judged = validate(facts)
    with watch("narrate"):
        narrative, faults = narrate(facts, sources.templates)
    with watch("parse"):
        blocks, markup = parse(narrative)
    with watch("proofread"):
        words = proofread(blocks, figures)
    with watch("account"):
        stale = account(blocks, facts, _blocks_before(facts, earlier, sources))
    found = (*problems, *chosen, *judged, *faults, *markup, *words, *stale)
    left, silenced = acknowledge(found, figures.acknowledgements)
    outcome = Outcome(in_order(left), figures, None, _blanks(figures), silenced)
    if outcome.has_errors and draft is None:
        return outcome
    if book is None:
        raise _ungoverned(figures, books)
    with watch("layout"):
        sheet = _marked(layout(blocks, figures, book, _provenance(sources, figures, book, draft), draft))
    with watch("conform"):
        outcome = replace(outcome, problems=in_order((*left, *_unlike(sheet, book, blocks, figures))))
    if outcome.has_errors and draft is None:
        return outcome
    with watch("trace"):
        workbook = trace(blocks, facts, silenced)
    return replace(outcome, sheet=sheet, sources_of_numbers=workbook)


def _unlike(sheet: Sheet, book: RuleBook, blocks: Blocks, figures: Figures) -> Iterator[Problem]:
    """What our own paper has against the rule book, each finding at the line that the words came from.

    Layout draws by the book; what is left are words that staff wrote: a mark of authority, a symbol, a numbered list.
    """
    origins = locate(sheet, blocks, figures)
    for verdict in conform(sheet, book, figures.issuer.place.path, figures.issuer):
        problem = verdict.problem
        kind, _, number = (problem.place.part or "").rpartition(" ")
        place = origins[int(number) - 1].place if kind == "đoạn" else figures.issuer.place
        yield replace(problem, place=Place(place.path, place.line))


def _blocks_before(facts: Facts, others: tuple[Figures, ...], sources: Sources) -> Blocks | None:
    """The narrative that the nearest earlier period has with today's templates."""
    if not facts.earlier:
        return None
    before = facts.earlier[0]
    shared = replace(
        before, events=facts.figures.events, legal_bases=facts.figures.legal_bases, bodies=facts.figures.bodies
    )
    narrative, _ = narrate(derive(shared, (*others, facts.figures)), sources.templates)
    blocks, _ = parse(narrative)
    return blocks


def open_period(sources: Sources, period: Period, schema_name: str) -> tuple[str, str, tuple[Problem, ...]]:
    """The file of a new period for the clerk to fill in.

    Args:
        sources: as for a report of that period; its period file need not exist.
        period: the period to open.
        schema_name: the file name under which the schema will stand beside it.

    Returns:
        The YAML text, the JSON Schema of the form, and what is wrong with the form or the issuer's file: with errors
        there, the texts are empty.
    """
    blank = SourceFile(sources.period_file.path, f"ky: {period.key}\n".encode())
    figures, others, problems = load(replace(sources, period_file=blank))
    faults = in_order([problem for problem in problems if problem.place.path != blank.path])
    if figures is None or has_errors(faults):
        return "", "", faults
    schema = json.dumps(schema_of(figures.form), ensure_ascii=False, indent=1) + "\n"
    return roll_over(period, figures.form, others, schema_name), schema, faults


def side_by_side(sources: Sources, keys: Iterable[str]) -> tuple[SideBySide | None, tuple[Problem, ...]]:
    """The figures of several periods of a report side by side; `sources` is that of one of them."""
    wanted = set(keys)
    figures, others, problems = load(sources)
    if figures is None:
        return None, in_order(problems)
    chosen = [each for each in (figures, *others) if each.period.key in wanted]
    if len(chosen) < len(wanted):
        return None, in_order(problems)
    return compare([derive(each, ()) for each in chosen]), in_order(problems)


def comparison_workbook(table: SideBySide, issuer: str) -> Workbook:
    """The same as a workbook."""
    header = ("Chỉ tiêu", "Đơn vị tính", *(period.label for period in table.periods), "Chênh lệch", "Tỷ lệ (%)")
    rows = tuple(
        ("    " * row.depth + row.label, row.unit, *_cells(row), row.difference, row.change) for row in table.rows
    )
    widths = (44, 16, *(18 for _ in table.periods), 14, 12)
    sheet = WorkbookSheet("So sánh", header, rows, widths)
    return Workbook(f"So sánh: {table.title}", issuer, table.periods[-1].last_day, (sheet,))


def _cells(row: SideBySideRow) -> tuple[CellValue, ...]:
    """Numbers as numbers, round figures with their word as texts."""
    return tuple(
        f"{word} {write_number(number)}" if word and number is not None else number
        for number, word in zip(row.numbers, row.approximations, strict=True)
    )


def finished_workbook(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx."""
    return write_workbook(workbook)


def finished(sheet: Sheet) -> bytes:
    """The paper as a .docx."""
    return write(sheet)


def verify(sheet: Sheet) -> Callable[[bytes], None]:
    """A check that bytes, read back from the disk, are exactly that sheet.

    The check raises UnverifiedError when they are not.
    """

    def check(data: bytes) -> None:
        if not is_untouched(data) or read_docx(data) != sheet:
            raise UnverifiedError(
                "Tệp vừa ghi đọc lại không đúng như đã lập; chưa thay tệp nào.",
                "Chạy lại; vẫn thế thì ổ đĩa có thể hỏng, hoặc chương trình có lỗi: xin báo cho người phụ trách.",
            )

    return check


is_own_paper = is_untouched


def finished_pdf(data: bytes) -> bytes:
    """The PDF of a paper with our seal, by which `is_own_pdf` knows it again.

    Raises:
        ValueError: it is no whole PDF.
    """
    return sealed(data)


def verify_pdf(data: bytes) -> None:
    """Check that bytes, read back from the disk, are a whole PDF as we made it.

    Raises:
        UnverifiedError: they are not.
    """
    if not is_sealed(data):
        raise UnverifiedError(
            "Tệp PDF vừa ghi đọc lại không đúng như đã lập; chưa thay tệp nào.", "Chạy lại; ổ đĩa có thể hỏng."
        )


is_own_pdf = is_sealed


def doubts_about_fonts(pdf: bytes) -> tuple[str, ...]:
    """What a clerk should know of the type in which a PDF is set, in sentences; none where all is right.

    Times New Roman has two stand-ins of the same widths with all Vietnamese letters, Tinos and Liberation Serif 2.
    Liberation Serif 1 lacks 98 of the letters, which then come from another font.
    """
    fonts = fonts_of(pdf)
    plain = {name: name.partition("-")[0].replace(" ", "") for name in fonts}
    strange = sorted({family for family in plain.values() if not family.startswith(_TWINS)})
    sentences = []
    if strange:
        told = ", ".join(strange)
        whole = len(strange) == len(set(plain.values()))
        sentences.append(
            f"Chữ trong PDF là phông {told}, không phải Times New Roman: máy này thiếu phông ấy, chỗ xuống dòng và ngắt"
            " trang có thể khác bản Word."
            if whole
            else f"Trong PDF có chữ phải in bằng phông {told} vì phông của cả bài trên máy này thiếu chữ ấy."
        )
        sentences[-1] += " Cài Times New Roman (hoặc Tinos, Liberation Serif bản 2 trở lên) rồi lập lại."
    if outside := sorted(name for name, is_inside in fonts.items() if not is_inside):
        sentences.append(f"PDF không kèm phông {', '.join(outside)}: mở ở máy khác có thể sai chữ.")
    return tuple(sentences)


def choose_rule_book(figures: Figures, books: Iterable[RuleBook], name: str | None = None) -> RuleBook | None:
    """The rule book of that name; without one, that which governs the issuer on the document's day.

    While that day is blank, the period's last day decides. None where no rule book fits.
    """
    if name is not None:
        return next((book for book in books if book.key == name.lower()), None)
    day = _document_day(figures)
    return next((book for book in books if book.governs(figures.issuer.kind, day)), None)


def _document_day(figures: Figures) -> date:
    day, stated = figures.period.last_day, figures.publication.date
    if stated is not None and stated.month is not None:
        day = day.replace(year=stated.year, month=stated.month, day=stated.day or 1)
    return day


def _ungoverned(figures: Figures, books: Iterable[RuleBook]) -> UnsupportedError:
    who = "cơ quan nhà nước" if figures.issuer.kind is IssuerKind.STATE else "cơ quan của Đảng"
    known = ", ".join(f"{book.name} ({book.key})" for book in books)
    return UnsupportedError(
        f"Chưa có quy định thể thức cho văn bản của {who}, ngày {write_date(_document_day(figures))}.",
        f"Bản này trình bày được theo {known}; xem lại `loai` trong tệp cơ quan ban hành và ngày của văn bản, hoặc"
        " chọn quy định bằng --the-thuc.",
    )


def default_report(issuer: SourceFile) -> str:
    """`bao_cao_mac_dinh` of the issuer's file; empty where it names none or cannot be read."""
    tree, _ = read_tree(issuer)
    node = tree.get("bao_cao_mac_dinh") if tree else None
    return node.text.strip() if isinstance(node, Scalar) and not node.is_empty else ""


def _blanks(figures: Figures) -> tuple[str, ...]:
    issuer: Issuer = figures.issuer
    stated = figures.publication.date
    blanks = {
        "số văn bản": figures.publication.number is None,
        "ngày, tháng ban hành": stated is None,
        "ngày ban hành": stated is not None and stated.day is None,
        "họ tên người ký": not issuer.signer.name,
    }
    return tuple(words for words, is_blank in blanks.items() if is_blank)


def _marked(sheet: Sheet) -> Sheet:
    """The sheet with the marks of its passages in its properties, by which edits are told from new data."""
    custom = tuple(sorted((*sheet.properties.custom, *marks_as_properties(sheet))))
    return replace(sheet, properties=replace(sheet.properties, custom=custom))


def _provenance(sources: Sources, figures: Figures, book: RuleBook, draft: int | None) -> tuple[tuple[str, str], ...]:
    """What the paper was made from: program, rule book, and the SHA-256 of every file that it drew on."""
    period = figures.period
    compared = (period.same_last_year.key, period.previous.key)
    files = [sources.period_file, sources.form, sources.issuer, sources.events, sources.legal_bases, sources.bodies]
    files += [file for key, file in sources.earlier.items() if key in compared]
    files += [file for name, file in sources.templates.items() if name.startswith(f"{sources.report}/")]
    entries = {
        "baocao.phien_ban": __version__,
        "baocao.quy_dinh": book.name,
        "baocao.bao_cao": sources.report,
        "baocao.ky": period.key,
        **({} if draft is None else {"baocao.du_thao": str(draft)}),
        **{f"baocao.tep.{file.path}": hashlib.sha256(file.data).hexdigest() for file in files if file is not None},
    }
    return tuple(sorted(entries.items()))
