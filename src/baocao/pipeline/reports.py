"""The straight line of a period's report: `lap`, and `kiem-tra KỲ` without its end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from baocao import __version__
from baocao.errors import UnsupportedError
from baocao.pipeline.language import divided, read_language
from baocao.stages.account import account
from baocao.stages.acknowledge import acknowledge
from baocao.stages.conform import conform
from baocao.stages.derive import derive
from baocao.stages.fit import fit
from baocao.stages.layout import layout
from baocao.stages.load import load
from baocao.stages.locate import locate
from baocao.stages.narrate import narrate
from baocao.stages.parse import parse
from baocao.stages.proofread import proofread
from baocao.stages.recognise import recognise
from baocao.stages.trace import trace
from baocao.stages.transcribe import transcribe_blocks
from baocao.stages.validate import validate
from baocao.values.blocks import Blocks
from baocao.values.calendar_date import write_date
from baocao.values.facts import Facts
from baocao.values.figures import Acknowledgement, Figures
from baocao.values.issuer import Issuer, IssuerKind
from baocao.values.lexicon import Lexicon
from baocao.values.passages import marks_as_properties
from baocao.values.problem import Place, Problem, Severity, in_order
from baocao.values.rulebook import RuleBook, read_rule_book
from baocao.values.sheet import Sheet
from baocao.values.sources import Sources
from baocao.values.workbook import Workbook

Watch = Callable[[str], AbstractContextManager[object]]
"""Called with a stage's name around its run; the shell measures with it."""


class Outcome(Struct, frozen=True):
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
    lexicon: Lexicon | None = None,
) -> Outcome:
    """Everything from the files to the laid-out paper, with all findings.

    Args:
        sources: the files.
        rule_books: the texts of the rule books to choose from.
        draft: lay the paper out in spite of errors and mark it as that draft (0: without a number).
        watch: wraps each stage.
        rule_book: the one to lay the paper out by (`nd30`), whoever issues it and whenever; None for the one that
            governs it.
        lexicon: the words that are known to be right; None for none.

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
        language = read_language(lexicon or Lexicon(), sources.language)
        verdicts, exempted = divided(
            proofread(transcribe_blocks(blocks, figures), language.lexicon, language.exemptions)
        )
        words = (*language.problems, *(verdict.problem for verdict in verdicts))
    with watch("account"):
        stale = account(blocks, facts, _blocks_before(facts, earlier, sources))
    found = (*problems, *chosen, *judged, *faults, *markup, *words, *stale)
    left, silenced = acknowledge(found, figures.acknowledgements)
    silenced += tuple(
        (Acknowledgement(problem.rule, exemption.phrase, exemption.reason, exemption.place), problem)
        for exemption, problem in exempted
    )
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
    for verdict in conform(recognise(sheet), book, figures.issuer.place.path, figures.issuer):
        problem = verdict.problem
        kind, _, number = (problem.place.part or "").rpartition(" ")
        place = origins[int(number) - 1].place if kind == "đoạn" else figures.issuer.place
        yield replace(problem, place=Place(place.path, place.line))


def _blocks_before(facts: Facts, others: tuple[Figures, ...], sources: Sources) -> Blocks | None:
    """The narrative that the nearest earlier period has with today's templates."""
    if not facts.earlier:
        return None
    before = facts.earlier[0]
    now, sent = facts.figures, facts.figures.returns_before
    is_of_then = sent is not None and PurePosixPath(sent.path).name == f"{before.period.key}.don-vi.yaml"
    shared = replace(
        before,
        events=now.events,
        legal_bases=now.legal_bases,
        bodies=now.bodies,
        units=now.units,
        returns=sent if is_of_then else None,
    )
    narrative, _ = narrate(derive(shared, (*others, facts.figures)), sources.templates)
    blocks, _ = parse(narrative)
    return blocks


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
    files += [sources.units, sources.returns.get(period.key)]
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
