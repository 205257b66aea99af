"""The straight lines for a Word file, whoever made it: one function a command.

kiem-tra TỆP   bytes ─read_docx→ Sheet ─recognise→ Document ─conform→ Verdicts, ─transcribe→ Prose ─proofread→ Verdicts;
               our own paper also ─collate→ Problems, against today's data
sua TỆP        the same Verdicts ─mend→ bytes, until no mending is left; words only with --chinh-ta
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from baocao.errors import UnverifiedError
from baocao.pipeline.language import Language, divided
from baocao.stages.collate import collate
from baocao.stages.collate.rules import faulty_data, no_data
from baocao.stages.conform import conform
from baocao.stages.conform.judging import RULES
from baocao.stages.derive import derive
from baocao.stages.layout import layout
from baocao.stages.load import load
from baocao.stages.locate import locate
from baocao.stages.mend import mend, within_reach
from baocao.stages.narrate import narrate
from baocao.stages.parse import parse
from baocao.stages.proofread import proofread
from baocao.stages.proofread.judging import RULES as LANGUAGE_RULES
from baocao.stages.read_docx import read_docx
from baocao.stages.recognise import recognise
from baocao.stages.transcribe import transcribe_document
from baocao.values.calendar_date import write_date
from baocao.values.document import Document, Parts
from baocao.values.exemption import Exemption
from baocao.values.issuer import Issuer, IssuerKind
from baocao.values.mending import TextMending, Verdict
from baocao.values.period import Period
from baocao.values.problem import Place, Problem, Severity, in_order
from baocao.values.rule import PAGES
from baocao.values.rulebook import RuleBook, read_rule_book
from baocao.values.sheet import Sheet, paragraphs_of
from baocao.values.sources import Sources

FindSources = Callable[[str, Period], Sources | None]
"""Report and period → the files of the workspace at hand, None where it has none."""
_MOST_ROUNDS = 6


class Checked(Struct, frozen=True):
    """What came of a Word file.

    Attributes:
        problems: numbers that left the data first, then what else was edited, then the layout from top to bottom, then
            the language likewise.
        book: the rule book that it was judged by.
        reason: why that one, a Vietnamese sentence.
        on_language: how many of the problems, the last ones, are about language.
        silenced: what is not told because the office said why.
    """

    problems: tuple[Problem, ...]
    book: RuleBook
    reason: str
    on_language: int = 0
    silenced: tuple[tuple[Exemption, Problem], ...] = ()


class Mended(Struct, frozen=True):
    """A mended Word file.

    Attributes:
        data: the file.
        done: the findings on layout that are mended.
        left: those that a person must see to.
        book, reason: as in Checked.
        replaced: which words were replaced, in the order of the text round by round.
    """

    data: bytes
    done: tuple[Problem, ...]
    left: tuple[Problem, ...]
    book: RuleBook
    reason: str
    replaced: tuple[TextMending, ...] = ()


def check_document(
    data: bytes,
    path: str,
    rule_books: Iterable[str],
    today: date,
    wanted: str = "",
    sources_of: FindSources = lambda _, __: None,
    language: Language | None = None,
) -> Checked:
    """Judge a Word file by a rule book, its words, and, where it is one of our papers, the data it was made from.

    Args:
        data: the file.
        path: what findings call it.
        rule_books: the texts of all rule books.
        today: no document is dated later.
        wanted: key of the rule book to use (`hd36`); empty to choose by the document.
        sources_of: finds the data of our own paper.
        language: what the words are judged by; None for no more than the rules themselves know.

    Raises:
        UnreadableError: it is no .docx that can be read.
    """
    texts = tuple(rule_books)
    sheet = read_docx(data)
    document = recognise(sheet)
    book, reason = choose_book(document, texts, today, wanted)
    # Whatever it is judged by: the data's paper is laid out by the book that ours was.
    edited, issuer = _against_data(sheet, path, _own_book(sheet, texts) or book, sources_of)
    verdicts = conform(document, book, path, issuer, today)
    known = language or Language()
    found = proofread(
        transcribe_document(document, path, issuer.tone_marks if issuer else None), known.lexicon, known.exemptions
    )
    told, silenced = divided(found)
    words = (*known.problems, *in_order([verdict.problem for verdict in told]))
    layout_problems = (*edited, *(verdict.problem for verdict in verdicts))
    return Checked((*layout_problems, *words), book, reason, len(words), silenced)


def _against_data(
    sheet: Sheet, path: str, book: RuleBook, sources_of: FindSources
) -> tuple[tuple[Problem, ...], Issuer | None]:
    """What our own paper no longer has in common with the data, and whose paper it is."""
    custom = dict(sheet.properties.custom)
    period = Period.parse(custom.get("baocao.ky", ""))
    report = custom.get("baocao.bao_cao", "")
    if period is None or not report:
        return (), None
    sources = sources_of(report, period)
    if sources is None:
        return (no_data(Place(path), period.label, report),), None
    figures, others, problems = load(sources)
    if figures is None:
        return (faulty_data(Place(path), period.label, period.key, _errors(problems), is_collated=False),), None
    narrative, faults = narrate(derive(figures, others), sources.templates)
    blocks, markup = parse(narrative)
    draft = custom.get("baocao.du_thao", "")
    remade = layout(blocks, figures, book, (), int(draft) if draft.isdecimal() else None)
    found = collate(sheet, remade, locate(remade, blocks, figures), path)
    errors = _errors((*problems, *faults, *markup))
    if found and errors:
        found = (faulty_data(Place(path), period.label, period.key, errors, is_collated=True), *found)
    return found, figures.issuer


def _errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def mend_document(
    data: bytes,
    path: str,
    rule_books: Iterable[str],
    today: date,
    wanted: str = "",
    language: Language | None = None,
) -> Mended:
    """Mend what can be mended without a person; arguments and errors as for `check_document`.

    Args:
        language: what the words are judged and mended by; None to touch no word.

    Raises:
        UnverifiedError: the mended file would not say the very words that it should; nothing is returned.
    """
    texts = tuple(rule_books)
    sheet = read_docx(data)
    document = recognise(sheet)
    book, reason = choose_book(document, texts, today, wanted)

    def judged(document: Document) -> tuple[tuple[Verdict, ...], tuple[Verdict, ...]]:
        layout_verdicts = conform(document, book, path, None, today)
        if language is None:
            return layout_verdicts, ()
        found = proofread(transcribe_document(document, path), language.lexicon, language.exemptions)
        return layout_verdicts, divided(found)[0]

    verdicts, words = judged(document)
    first, mended, replaced = verdicts, data, list[TextMending]()
    for _ in range(_MOST_ROUNDS):
        formats = tuple(mending for verdict in verdicts for mending in verdict.mendings)
        exchanged = within_reach(mended, [mending for verdict in words for mending in verdict.mendings])
        if not formats and not exchanged:
            break
        mended = mend(mended, (*formats, *exchanged))
        after = read_docx(mended)
        if _words(after) != _words(sheet, exchanged):
            raise UnverifiedError(
                "Sửa xong, chữ của văn bản không đúng như phải có; chưa ghi tệp nào.",
                "Đây là lỗi của chương trình: xin gửi tệp ấy cho người phụ trách.",
            )
        sheet = after
        replaced += exchanged
        verdicts, words = judged(recognise(after))
    left = (*(verdict.problem for verdict in verdicts), *in_order([verdict.problem for verdict in words]))
    return Mended(mended, _gone(first, verdicts), left, book, reason, tuple(replaced))


def _gone(before: Sequence[Verdict], after: Sequence[Verdict]) -> tuple[Problem, ...]:
    """The mendable findings that are no longer there; one that now says something else counts as mended too."""
    still = {(verdict.problem.rule, verdict.problem.place.part) for verdict in after}
    return tuple(
        verdict.problem
        for verdict in before
        if verdict.mendings and (verdict.problem.rule, verdict.problem.place.part) not in still
    )


def _words(sheet: Sheet, exchanged: Iterable[TextMending] = ()) -> tuple[object, ...]:
    """All words of the text, the notes and the page headers and footers, fields left out of the latter.

    Args:
        exchanged: replacements in the text, as if they were made.
    """
    edges = [
        run.text
        for section in sheet.sections
        for edge in (section.header, section.footer, section.first_header, section.first_footer)
        for paragraph in paragraphs_of(edge)
        for run in paragraph.runs
        if hasattr(run, "text") and run.text.strip()
    ]
    lines = [[paragraph.number, paragraph.words] for paragraph in sheet.paragraphs()]
    for each in sorted(exchanged, key=lambda each: each.start, reverse=True):
        words = lines[each.paragraph][1]
        lines[each.paragraph][1] = words[: each.start] + each.replacement + words[each.end :]
    return lines, tuple(note.text for note in sheet.notes), sorted(set(edges))


# Which rule book


def choose_book(document: Document, rule_books: Sequence[str], today: date, wanted: str = "") -> tuple[RuleBook, str]:
    """The rule book to judge a document by, and why: the one asked for, the one our paper names, else by what it bears.

    Raises:
        StopIteration: there is no rule book of that name.
    """
    books = [read_rule_book(text) for text in rule_books]
    if wanted:
        return next(book for book in books if book.key == wanted.lower()), "theo lựa chọn --the-thuc"
    own = _own_book(document.sheet, rule_books)
    if own is not None:
        return own, "tệp do chương trình lập theo quy định ấy"
    kind, why = _kind(document.parts)
    fitting = [book for book in books if book.kind is kind]
    day = document.parts.day
    if day is None:
        book = next((each for each in fitting if each.governs(kind, today)), fitting[-1])
        return book, f"{why}; không rõ ngày của văn bản nên lấy quy định đang có hiệu lực"
    for book in fitting:
        if book.governs(kind, day):
            return book, f"{why}, ngày {write_date(day)}"
    oldest = min(fitting, key=lambda book: book.first_day or date.min)
    return oldest, f"{why}, ngày {write_date(day)}, trước khi quy định ấy có hiệu lực"


def _own_book(sheet: Sheet, rule_books: Iterable[str]) -> RuleBook | None:
    """The one that our paper says it was laid out by; None for other people's papers."""
    own = dict(sheet.properties.custom).get("baocao.quy_dinh", "")
    return next((book for book in map(read_rule_book, rule_books) if book.name == own), None)


def _kind(parts: Parts) -> tuple[IssuerKind, str]:
    if parts.title is not None:
        kind = IssuerKind.STATE if parts.is_state else IssuerKind.PARTY
        return kind, "có Quốc hiệu" if parts.is_state else "có tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”"
    if parts.motto is not None or parts.has_state_habits:
        return IssuerKind.STATE, "cách ghi số hoặc quyền hạn ký là của cơ quan nhà nước"
    return IssuerKind.PARTY, "không thấy Quốc hiệu hay tiêu đề Đảng, xét như văn bản của Đảng"


def rule_pages() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The page of every rule by its name, and the rule's name by its id (`PG-06`)."""
    codes = {rule.code: rule.name for rule in LANGUAGE_RULES if rule.code}
    return PAGES, codes | {rule.code: rule.name for rule in RULES if rule.code}
