"""Rules on the type of the text (BD-01, BD-06, BD-07)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from baocao.stages.conform.judging import Fault, layout_rule, told_once
from baocao.stages.conform.paper import Paper, graveness, mend_runs, points, prescribed, several
from baocao.stages.conform.prose import LONG, legal_bases, paragraphs, text_lines, titles
from baocao.values.document import Line
from baocao.values.problem import Severity

_SIGN = 3
"""So few letters in another size are a sign, such as the number of a note."""
_SENTENCE = 40


@layout_rule("the-thuc/co-chu", "BD-01", "noi_dung.co_chu")
def size_of_text(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: phần nội dung cỡ chữ 14 - 15 (NĐ30: 13 - 14), một cỡ cho cả văn bản. Cỡ 13 là cảnh báo; nhỏ hơn 13,
        lớn hơn 15 hoặc đoạn 14, đoạn 15 là lỗi. Đề mục chỉ xét có trong khoảng ấy.
    Vì sao: chép từ văn bản khác sang thường kéo theo cỡ chữ khác, nhìn trên màn hình khó thấy.
    Sai: cỡ chữ 13; đoạn thì 14, đoạn thì 15.
    Đúng: mọi đoạn cỡ chữ 14.
    Cách sửa: chọn phần nội dung, Trang đầu (Home) → Cỡ chữ (Font Size) 14; hoặc `baocao sua`.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 6; NĐ30 Phụ lục I: nội dung văn bản.
    """
    lines = text_lines(paper)
    usual = _usual_size(paper, lines)
    found = {line.number: _sizes(paper, line) for line in lines}
    headings = titles(paper)
    for size in sorted({size for sizes in found.values() for size in sizes} - {usual}):
        severity = graveness(paper.book, "noi_dung.co_chu", Fraction(size, 2))
        wrong = several(lines, lambda line, size=size: size in found[line.number])  # type: ignore[misc]
        message = f"cỡ chữ {points(size)}, quy định {prescribed(paper.book, 'noi_dung.co_chu').removesuffix(' pt')}"
        if severity is None:
            wrong = several(wrong, lambda line: line.number not in headings)
            severity = Severity.ERROR
            message = f"cỡ chữ {points(size)} trong khi cả phần nội dung cỡ {points(usual)}, quy định một cỡ"
        remedy = f"Chọn các đoạn, đặt cỡ chữ {points(usual)}."
        yield from told_once(wrong, severity, message, remedy, mend_runs(wrong, size=usual))


def _usual_size(paper: Paper, lines: tuple[Line, ...]) -> int:
    """The size of most of the text, where it may have that; else the usual one of the rule book. Half-points."""
    weights: Counter[int] = Counter()
    for line in lines:
        weights.update(_weights(line))
    allowed = [size for size in weights if paper.book.range("noi_dung.co_chu").holds(Fraction(size, 2))]
    first = int(paper.book.allowed("noi_dung.co_chu")[0]) * 2
    return max(allowed, key=lambda size: (weights[size], size == first), default=first)


def _weights(line: Line) -> Counter[int]:
    """Size of type, half-points → how many letters have it."""
    weights: Counter[int] = Counter()
    for piece in line.pieces:
        if piece.look.size is not None:
            weights[piece.look.size] += len(piece.text.strip())
    return weights


def _main_size(line: Line) -> int | None:
    return max(weights, key=lambda size: weights[size]) if (weights := _weights(line)) else None


def _sizes(paper: Paper, line: Line) -> frozenset[int]:
    """Sizes that count: that of most of it, and others but for signs and what is too small to read anyway."""
    main = _main_size(line)
    smallest = _smallest(paper)
    return frozenset(
        size
        for size, letters in _weights(line).items()
        if size == main or (letters > _SIGN and (smallest is None or size >= smallest))
    )


def _smallest(paper: Paper) -> int | None:
    figure = "noi_dung.co_chu_nho_nhat"
    return int(paper.book.range(figure).least * 2) if paper.prescribes(figure) else None


@layout_rule("the-thuc/dam-nghieng", "BD-06", "noi_dung.chu_dung")
def bold_or_italic(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: các đoạn của phần nội dung là chữ đứng, không đậm cả đoạn, không nghiêng cả đoạn. Đề mục, dòng ngắn
        làm đề mục, căn cứ ban hành và đoạn trích trong ngoặc kép không tính.
    Vì sao: chữ đậm, chữ nghiêng để dành cho đề mục, cho chỗ cần nhấn; cả đoạn như thế thì không còn gì được nhấn.
    Sai: một đoạn năm dòng nghiêng từ đầu đến cuối.
    Đúng: chữ đứng, không đậm; chỉ nhấn vài chữ.
    Cách sửa: chọn đoạn, bỏ chữ đậm (Ctrl+B), chữ nghiêng (Ctrl+I); hoặc `baocao sua`.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 6, kiểu chữ đứng; NĐ30 Phụ lục I (một nguồn dẫn lại).
    """
    exempt = {line.number for line in legal_bases(paper)}
    lines = several(paragraphs(paper), lambda line: line.number not in exempt and _is_running_text(line))
    bold = several(lines, lambda line: line.is_bold)
    yield from told_once(
        bold, Severity.WARNING, "cả đoạn chữ đậm, quy định chữ thường, đứng", "Chọn đoạn, bỏ chữ đậm (Ctrl+B).",
        mend_runs(bold, bold=False),
    )  # fmt: skip
    italic = several(lines, lambda line: line.is_italic)
    yield from told_once(
        italic, Severity.WARNING, "cả đoạn chữ nghiêng, quy định chữ thường, đứng",
        "Chọn đoạn, bỏ chữ nghiêng (Ctrl+I).",
        mend_runs(italic, italic=False),
    )  # fmt: skip


def _is_running_text(line: Line) -> bool:
    is_sentence = len(line.text) > _SENTENCE and line.text.endswith((".", ";"))
    return (len(line.text) > LONG or is_sentence) and not line.text.startswith(("“", '"', "("))


@layout_rule("the-thuc/chu-nho", "BD-07", "noi_dung.co_chu_nho_nhat")
def small_type(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: không chữ nào nhỏ hơn cỡ 11, trừ trong bảng, ký hiệu người đánh máy và thông tin liên hệ.
    Vì sao: chữ nhỏ khó đọc, thường là sót lại khi chép từ chỗ khác.
    Sai: giữa đoạn cỡ 14 có mấy chữ cỡ 10.
    Đúng: cả đoạn cỡ 14.
    Cách sửa: chọn đoạn, đặt lại cỡ chữ; hoặc `baocao sua` với các đoạn của phần nội dung.
    Căn cứ: quy ước của chương trình; các quy định không nêu cỡ nhỏ nhất.
    """
    least = int(paper.book.range("noi_dung.co_chu_nho_nhat").least * 2)
    text = {line.number for line in text_lines(paper)}
    exempt = _judged_elsewhere(paper)
    wrong = [
        line
        for line in paper.lines
        if line.cell is None
        and line.number not in exempt
        and any(size < least and letters > _SIGN for size, letters in _weights(line).items())
        and not (line.number in text and (_main_size(line) or least) < least)
    ]
    usual = _usual_size(paper, text_lines(paper))
    for found in sorted({min(line.sizes) for line in wrong}):
        lines = tuple(line for line in wrong if min(line.sizes) == found)
        of_text = tuple(line for line in lines if line.number in text)
        others = tuple(line for line in lines if line.number not in text)
        yield from told_once(
            lines,
            Severity.WARNING,
            f"có chữ cỡ {points(found)}, nhỏ hơn {points(least)}",
            f"Chọn đoạn, đặt cỡ chữ {points(usual)}; ngoài phần nội dung thì ít nhất {points(least)}.",
            (*mend_runs(of_text, size=usual), *mend_runs(others, size=least)),
        )


def _judged_elsewhere(paper: Paper) -> frozenset[int]:
    """Head and signature have sizes of their own; typist's mark and contact stand in the signature."""
    parts = paper.parts
    known = [*parts.masthead, *parts.subject, *parts.subject_end, *parts.address, *parts.signature]
    if parts.type_name is not None:
        known.append(parts.type_name)
    return frozenset(line.number for line in known)
