"""Rules on the shape of the text's paragraphs (BD-02 to BD-05)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from baocao.stages.conform.judging import Fault, layout_rule, told_once
from baocao.stages.conform.paper import (
    Paper,
    in_lines,
    in_points,
    in_unit,
    mend_paragraphs,
    millimetres,
    prescribed,
    several,
)
from baocao.stages.conform.prose import LONG, chapter_lines, is_displayed, is_item, neighbours, paragraphs, text_lines
from baocao.values.document import Line
from baocao.values.mending import Mending
from baocao.values.problem import Severity
from baocao.values.sheet import Alignment, LineRule

_SINGLE = 240
_LINE_OF_TYPE = Fraction(1149, 1000)
"""Height of a single line of Times New Roman against the size of its type."""
_TYPED_INDENT = re.compile(r"\t|[ \u00a0\u2002\u2003\u2009]{2,}")


@layout_rule("the-thuc/can-deu", "BD-02", "noi_dung.can_deu")
def justified(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: ít nhất 95% số đoạn dài (trên 120 ký tự) của phần nội dung canh đều hai bên; đề mục không tính.
    Vì sao: nội dung văn bản phải canh đều hai bên; canh trái thì mép phải lởm chởm.
    Sai: các đoạn canh trái.
    Đúng: các đoạn canh đều hai bên (Justify).
    Cách sửa: chọn các đoạn, Trang đầu (Home) → Canh đều (Justify) hoặc Ctrl+J; hoặc `baocao sua`.
    Căn cứ: trình bày nội dung (HD36, HD05; NĐ30 Phụ lục I); tỷ lệ 95% và độ dài 120 ký tự là của chương trình.
    """
    long = several(paragraphs(paper), lambda line: len(line.text) > LONG)
    wrong = several(long, lambda line: line.shape.alignment is not Alignment.JUSTIFIED)
    if wrong and not paper.book.range("noi_dung.can_deu").holds(Fraction(len(long) - len(wrong), len(long))):
        yield Fault(
            f"đoạn {wrong[0].number}",
            Severity.WARNING,
            f"{len(wrong)} trong {len(long)} đoạn dài không canh đều hai bên, quy định canh đều",
            "Chọn các đoạn, bấm Ctrl+J để canh đều hai bên.",
            mend_paragraphs(wrong, alignment=Alignment.JUSTIFIED),
        )


@layout_rule("the-thuc/thut-dau-dong", "BD-03", "noi_dung.thut_dau_dong")
def first_line_indent(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dòng đầu mỗi đoạn thụt vào 10 mm (từ 9 đến 12,7 mm đều được; NĐ30: 10 hoặc 12,7 mm), bằng định dạng
        đoạn, không bằng phím Tab hay dấu cách. Mục có gạch đầu dòng, có số và đề mục: dấu đầu dòng hoặc chữ sau nó
        thụt vào như vậy là được, thụt sâu hơn cũng được. Đề mục canh giữa không tính.
    Vì sao: thụt bằng phím Tab, dấu cách thì mỗi máy, mỗi cỡ chữ lệch một kiểu.
    Sai: thụt đầu dòng 0 mm; gõ phím Tab ở đầu đoạn.
    Đúng: Special: First line 1 cm.
    Cách sửa: chọn các đoạn, Đoạn văn (Paragraph) → Thụt lề (Indentation) → Đặc biệt (Special): Dòng đầu (First line)
        1 cm; xoá dấu Tab, dấu cách ở đầu đoạn. `baocao sua` đặt được thụt đầu dòng, không xoá ký tự.
    Căn cứ: trình bày nội dung (HD36, HD05; NĐ30 Phụ lục I); khoảng 9 - 12,7 mm là của chương trình.
    """
    plain = {line.number for line in paragraphs(paper) if not is_item(line)}
    typed = several(text_lines(paper), _is_indented_by_typing)
    exempt = {line.number for line in (*typed, *chapter_lines(paper))}
    others = [line for line in text_lines(paper) if line.number not in exempt and not is_displayed(line)]
    wrong = [line for line in others if not _is_indented(paper, line, line.number in plain)]
    for found in dict.fromkeys(_indent(line) for line in wrong):
        lines = tuple(line for line in wrong if _indent(line) == found)
        yield from told_once(
            lines,
            Severity.WARNING,
            f"thụt đầu dòng {millimetres(found)}, quy định {prescribed(paper.book, 'noi_dung.thut_dau_dong')}",
            f"Đoạn văn, Đặc biệt (Special): Dòng đầu (First line) {millimetres(_wanted_indent(paper))}.",
            mend_paragraphs(lines, left=0, first_line=_wanted_indent(paper)),
        )
    yield from told_once(
        typed,
        Severity.WARNING,
        "thụt đầu dòng bằng phím Tab hoặc dấu cách, quy định đặt bằng định dạng đoạn "
        f"{prescribed(paper.book, 'noi_dung.thut_dau_dong')}",
        f"Xoá dấu Tab, dấu cách ở đầu đoạn, rồi đặt Dòng đầu (First line) {millimetres(_wanted_indent(paper))}.",
    )


def _wanted_indent(paper: Paper) -> int:
    return paper.book.twips("noi_dung.thut_dau_dong")


def _indent(line: Line) -> int:
    """How far the first line is set in: by itself, or with the whole of an item."""
    left, first = line.shape.left or 0, line.shape.first_line or 0
    return max(0, left + first if is_item(line) else first)


def _is_indented(paper: Paper, line: Line, is_plain: bool) -> bool:
    allowed = paper.book.range("noi_dung.thut_dau_dong")
    left, first = line.shape.left or 0, line.shape.first_line or 0
    if is_plain:
        return allowed.holds(in_unit(first, "mm"))
    return in_unit(max(left, left + first), "mm") >= allowed.fine[0]


def _is_indented_by_typing(line: Line) -> bool:
    text = "".join(piece.text for piece in line.runs)
    return not line.paragraph.number and _TYPED_INDENT.match(text) is not None


@layout_rule("the-thuc/cach-doan", "BD-04", "noi_dung.cach_doan")
def gap_between_paragraphs(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: hai đoạn liền nhau của phần nội dung cách nhau ít nhất 6 pt: lấy số lớn hơn trong khoảng sau của đoạn
        trên và khoảng trước của đoạn dưới. Ô “Không thêm khoảng cách giữa các đoạn cùng kiểu” làm khoảng ấy bằng 0.
        Bằng 0 là lỗi, nhỏ hơn 6 pt là cảnh báo.
    Vì sao: các đoạn dính liền nhau khó đọc và trái quy định.
    Sai: khoảng sau 0 pt, khoảng trước của đoạn dưới 0 pt.
    Đúng: khoảng sau (After) 6 pt.
    Cách sửa: chọn các đoạn, Đoạn văn → Khoảng cách (Spacing) → Sau (After) 6 pt, bỏ chọn “Don't add space between
        paragraphs of the same style”; hoặc `baocao sua`.
    Căn cứ: trình bày nội dung, các đoạn cách nhau tối thiểu 6 pt (HD36, HD05; NĐ30 Phụ lục I).
    """
    least = paper.book.range("noi_dung.cach_doan")
    gaps = [(first, _gap(first, second)) for first, second in neighbours(paper) if not _are_displayed(first, second)]
    for found in sorted({gap for _, gap in gaps if not least.holds(in_unit(gap, "pt"))}):
        lines = tuple(line for line, gap in gaps if gap == found)
        yield from told_once(
            lines,
            Severity.WARNING if found else Severity.ERROR,
            f"cách đoạn sau {in_points(found)}, quy định {prescribed(paper.book, 'noi_dung.cach_doan')}",
            f"Đoạn văn, Khoảng cách: Sau (After) {in_points(paper.book.twips('noi_dung.cach_doan'))}, bỏ chọn "
            "“Don't add space between paragraphs of the same style”.",
            mend_paragraphs(lines, after=paper.book.twips("noi_dung.cach_doan"), contextual_spacing=False),
        )


def _gap(first: Line, second: Line) -> int:
    same = first.paragraph.style == second.paragraph.style
    after = 0 if same and first.shape.contextual_spacing else first.shape.after or 0
    before = 0 if same and second.shape.contextual_spacing else second.shape.before or 0
    return max(after, before)


def _are_displayed(first: Line, second: Line) -> bool:
    """Lines in the middle belong together: a chapter and its name, a caption of two lines."""
    return is_displayed(first) and is_displayed(second)


@layout_rule("the-thuc/gian-dong", "BD-05", "noi_dung.gian_dong")
def line_spacing(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: giãn dòng của phần nội dung. HD36: chính xác (Exactly), tối thiểu 18 pt. HD05: chính xác, 18 - 22 pt.
        NĐ30: từ dòng đơn đến 1,5 dòng; đặt chính xác bao nhiêu pt thì tính ra số dòng theo cỡ chữ. Bảng không tính.
    Vì sao: giãn dòng theo bội số hoặc “ít nhất” thì khoảng cách dòng đổi theo chữ, trang in mỗi máy một khác.
    Sai: giãn dòng 1,5 dòng trong văn bản của Đảng.
    Đúng: giãn dòng chính xác 18 pt.
    Cách sửa: chọn các đoạn, Đoạn văn → Giãn dòng (Line spacing): Chính xác (Exactly) 18 pt; NĐ30: Multiple 1,15. Hoặc
        `baocao sua`.
    Căn cứ: HD05 18 - 22 pt; HD36 tối thiểu 18 pt (một nguồn dẫn lại); NĐ30 Phụ lục I: dòng đơn đến 1,5 dòng.
    """
    lines = several(text_lines(paper), lambda line: not line.paragraph.drawings and not is_displayed(line))
    wrong = several(lines, lambda line: not _is_spaced_well(paper, line))
    for found in dict.fromkeys(_spacing(line) for line in wrong):
        same = tuple(line for line in wrong if _spacing(line) == found)
        yield from told_once(
            same,
            Severity.WARNING,
            f"giãn dòng {found}, quy định {_prescribed_spacing(paper)}",
            f"Đoạn văn, Giãn dòng (Line spacing): {_usual_spacing(paper)}.",
            _mend_spacing(paper, same),
        )


def _is_in_lines(paper: Paper) -> bool:
    """The rule book counts single lines, not points."""
    return paper.book.range("noi_dung.gian_dong").unit == "dong"


def _is_spaced_well(paper: Paper, line: Line) -> bool:
    allowed = paper.book.range("noi_dung.gian_dong")
    rule, height = line.shape.line_rule or LineRule.AUTO, line.shape.line or _SINGLE
    if not _is_in_lines(paper):
        return rule is LineRule.EXACT and allowed.holds(in_unit(height, "pt"))
    if rule is LineRule.AUTO:
        return allowed.holds(Fraction(round(Fraction(height, _SINGLE) * 100), 100))
    if line.size is None:
        return True
    count = Fraction(round(height / (line.size * 10 * _LINE_OF_TYPE) * 10), 10)
    return allowed.holds(max(count, Fraction(1)) if rule is LineRule.AT_LEAST else count)


def _spacing(line: Line) -> str:
    height = line.shape.line or _SINGLE
    match line.shape.line_rule:
        case LineRule.EXACT:
            return f"chính xác {in_points(height)}"
        case LineRule.AT_LEAST:
            return f"ít nhất {in_points(height)}"
        case _:
            return in_lines(height)


def _prescribed_spacing(paper: Paper) -> str:
    words = prescribed(paper.book, "noi_dung.gian_dong")
    return words if _is_in_lines(paper) else f"chính xác, {words}"


def _usual_spacing(paper: Paper) -> str:
    if _is_in_lines(paper):
        return f"Nhiều dòng (Multiple) {in_lines(_usual_lines(paper)).removesuffix(' dòng')}"
    return f"Chính xác (Exactly) {in_points(paper.book.twips('noi_dung.gian_dong'))}"


def _usual_lines(paper: Paper) -> int:
    return round(_SINGLE * (paper.book.measure("noi_dung.gian_dong", "dong") or 1))


def _mend_spacing(paper: Paper, lines: tuple[Line, ...]) -> tuple[Mending, ...]:
    if _is_in_lines(paper):
        return mend_paragraphs(lines, line=_usual_lines(paper), line_rule=LineRule.AUTO)
    return mend_paragraphs(lines, line=paper.book.twips("noi_dung.gian_dong"), line_rule=LineRule.EXACT)
