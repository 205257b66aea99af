"""The straight lines: one function a command, from raw files to findings and the finished paper. Read this first.

lap        Sources ─load→ Figures ─derive→ Facts ─narrate→ Narrative ─parse→ Blocks ─layout→ Sheet ─write→ bytes
                                             └validate→ Problems          └proofread→ Problems
kiem-tra   the same line without its end
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from baocao import __version__
from baocao.adapters.yaml_tree import Scalar, read_tree
from baocao.errors import UnsupportedError, UnverifiedError
from baocao.stages.derive import derive
from baocao.stages.layout import layout
from baocao.stages.load import load
from baocao.stages.narrate import narrate
from baocao.stages.parse import parse
from baocao.stages.proofread import proofread
from baocao.stages.read_docx import is_untouched, read_docx
from baocao.stages.validate import validate
from baocao.stages.write import write
from baocao.values.figures import Figures
from baocao.values.issuer import Issuer, IssuerKind
from baocao.values.problem import Problem, Severity, in_order
from baocao.values.rulebook import RuleBook, read_rule_book
from baocao.values.sheet import Sheet
from baocao.values.sources import SourceFile, Sources

Watch = Callable[[str], AbstractContextManager[object]]
"""Called with a stage's name around its run; the shell measures with it."""


@dataclass(frozen=True)
class Outcome:
    """What came of one period.

    Attributes:
        problems: all findings, in the order of files and lines.
        figures: None when they could not be loaded at all.
        sheet: the laid-out paper; None where there are errors and no draft was asked for.
        blanks: what the paper leaves blank for the pen, in words.
    """

    problems: tuple[Problem, ...]
    figures: Figures | None = None
    sheet: Sheet | None = None
    blanks: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether `lap` refuses."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def _unwatched(_: str) -> AbstractContextManager[object]:
    return nullcontext()


def make_report(
    sources: Sources, rule_books: Iterable[str], draft: int | None = None, watch: Watch = _unwatched
) -> Outcome:
    """Everything from the files to the laid-out paper, with all findings.

    Args:
        sources: the files.
        rule_books: the texts of the rule books to choose from.
        draft: lay the paper out in spite of errors and mark it as that draft (0: without a number).
        watch: wraps each stage.

    Raises:
        UnsupportedError: no rule book governs such a document.
    """
    with watch("load"):
        figures, earlier, problems = load(sources)
    if figures is None:
        return Outcome(in_order(problems))
    book = choose_rule_book(figures, rule_books)
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
    outcome = Outcome(in_order((*problems, *judged, *faults, *markup, *words)), figures, None, _blanks(figures))
    if outcome.has_errors and draft is None:
        return outcome
    with watch("layout"):
        sheet = layout(blocks, figures, book, _provenance(sources, figures, book), draft)
    return Outcome(outcome.problems, figures, sheet, outcome.blanks)


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


def choose_rule_book(figures: Figures, texts: Iterable[str]) -> RuleBook:
    """The rule book that governs the issuer on the document's day; on the period's last day while that is blank.

    Raises:
        UnsupportedError: there is none among the texts.
    """
    day = figures.period.last_day
    stated = figures.publication.date
    if stated is not None and stated.month is not None:
        day = day.replace(year=stated.year, month=stated.month, day=stated.day or 1)
    books = [read_rule_book(text) for text in texts]
    governing = next((book for book in books if book.governs(figures.issuer.kind, day)), None)
    if governing is None:
        who = "cơ quan nhà nước" if figures.issuer.kind is IssuerKind.STATE else "cơ quan của Đảng"
        known = ", ".join(book.name for book in books)
        raise UnsupportedError(
            f"Chưa có quy định thể thức cho văn bản của {who} ngày {day:%d/%m/%Y}.",
            f"Bản này trình bày được theo {known}; xem lại `loai` trong tệp cơ quan ban hành và ngày của văn bản.",
        )
    return governing


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


def _provenance(sources: Sources, figures: Figures, book: RuleBook) -> tuple[tuple[str, str], ...]:
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
        **{f"baocao.tep.{file.path}": hashlib.sha256(file.data).hexdigest() for file in files if file is not None},
    }
    return tuple(sorted(entries.items()))
