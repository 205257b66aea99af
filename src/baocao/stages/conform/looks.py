"""The look of one component of the paper against the rule book: size, bold, italic, capitals, place in its column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from baocao.stages.conform.judging import Fault
from baocao.stages.conform.paper import (
    Paper,
    and_others,
    graveness,
    mend_paragraphs,
    mend_runs,
    points,
    prescribed,
    several,
    spot,
)
from baocao.values.document import Line
from baocao.values.problem import Severity
from baocao.values.sheet import Alignment

SIZE, BOLD, ITALIC, CAPITALS = "pt", "dam", "nghieng", "in_hoa"
"""What `look_faults` can take for an error; the rest is at most a warning."""


def look_faults(
    paper: Paper, lines: Sequence[Line], component: str, called: str, errors: Collection[str] = ()
) -> Iterator[Fault]:
    """What is wrong with the look of a component, each thing once for all of its lines.

    Args:
        lines: its lines; unknown sizes are passed over.
        component: its name under `[kieu]`.
        called: what the messages call it.
        errors: which of SIZE, BOLD, ITALIC and CAPITALS are errors; a size only beyond the doubtful ones.
    """
    look = paper.book.look(f"kieu.{component}")
    yield from _size(paper, lines, component, called, SIZE in errors)
    wants_bold, wants_italic = bool(look.get(BOLD)), bool(look.get(ITALIC))
    wrong = several(lines, lambda line: not line.is_bold if wants_bold else line.has_bold)
    words = ("không đậm", "in đậm") if wants_bold else ("in đậm", "không đậm")
    yield from _style(wrong, called, words, _graveness(BOLD in errors), "bold", wants_bold)
    wrong = several(lines, lambda line: not line.is_italic if wants_italic else line.has_italic)
    words = ("không nghiêng", "chữ nghiêng") if wants_italic else ("chữ nghiêng", "chữ đứng")
    yield from _style(wrong, called, words, _graveness(ITALIC in errors), "italic", wants_italic)
    if look.get(CAPITALS):
        wrong = several(lines, lambda line: not line.is_in_capitals)
        if wrong:
            yield Fault(
                spot(wrong[0]),
                _graveness(CAPITALS in errors),
                f"{called} không in hoa hết, quy định in hoa{and_others(wrong)}",
                f"Gõ lại bằng chữ in hoa: “{wrong[0].text.upper()}”.",
            )
    yield from _centring(lines, called)


def _graveness(is_error: bool) -> Severity:
    return Severity.ERROR if is_error else Severity.WARNING


def _size(paper: Paper, lines: Sequence[Line], component: str, called: str, can_be_error: bool) -> Iterator[Fault]:
    figure = f"kieu.{component}"
    judged = [(line, size, graveness(paper.book, figure, Fraction(size, 2))) for line in lines for size in line.sizes]
    wrong = [(line, size, severity) for line, size, severity in judged if severity is not None]
    if not wrong:
        return
    faulty = tuple(line for line in lines if any(line is each for each, _, _ in wrong))
    is_error = can_be_error and any(severity is Severity.ERROR for _, _, severity in wrong)
    found = ", ".join(dict.fromkeys(points(size) for _, size, _ in wrong))
    wanted = prescribed(paper.book, figure).removesuffix(" pt")
    size = paper.book.size(component)
    yield Fault(
        spot(faulty[0]),
        _graveness(is_error),
        f"{called} cỡ chữ {found}, quy định {wanted}{and_others(faulty)}",
        f"Chọn dòng ấy, đặt cỡ chữ {points(size)}.",
        mend_runs(faulty, size=size),
    )


def _style(
    wrong: tuple[Line, ...], called: str, words: tuple[str, str], severity: Severity, field: str, wanted: bool
) -> Iterator[Fault]:
    if not wrong:
        return
    found, prescription = words
    key = "Ctrl+B" if field == "bold" else "Ctrl+I"
    verb = "đặt" if wanted else "bỏ"
    yield Fault(
        spot(wrong[0]),
        severity,
        f"{called} {found}, quy định {prescription}{and_others(wrong)}",
        f"Chọn dòng ấy, {verb} chữ {'đậm' if field == 'bold' else 'nghiêng'} ({key}).",
        mend_runs(wrong, **{field: wanted}),
    )


def _centring(lines: Sequence[Line], called: str) -> Iterator[Fault]:
    """Only of whole paragraphs that have a column of their own: what tabs and blanks set side by side is not known."""
    known = [line for line in lines if line.is_whole and (line.cell is not None or line.in_box)]
    wrong = several(known, lambda line: not line.is_centred)
    if wrong:
        yield not_centred(wrong, called)


def not_centred(wrong: tuple[Line, ...], called: str) -> Fault:
    """The warning about lines that are not set to the middle."""
    return Fault(
        spot(wrong[0]),
        Severity.WARNING,
        f"{called} không canh giữa, quy định canh giữa{and_others(wrong)}",
        "Đặt con trỏ vào dòng ấy, bấm Ctrl+E để canh giữa.",
        mend_paragraphs(wrong, alignment=Alignment.CENTER, left=0, right=0, first_line=0),
    )
