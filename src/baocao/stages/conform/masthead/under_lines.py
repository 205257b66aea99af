"""Rules on the lines drawn under the title and under the issuing body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from baocao.stages.conform.drawn_lines import (
    DrawnLine,
    Make,
    drawing_mendings,
    erasing_mendings,
    length_mendings,
    lines_under,
    printed_widths,
)
from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.paper import Paper, graveness, mend_runs, millimetres, spot
from baocao.values.document import Line, Side
from baocao.values.mending import Mending
from baocao.values.problem import Severity


def _above(paper: Paper) -> Line | None:
    """The text under which the title's line is drawn: the title itself, or Tiêu ngữ."""
    if paper.prescribes("dau_trang.tieu_de"):
        return None if paper.parts.is_state else paper.parts.title
    return paper.parts.motto


def _right(paper: Paper, upper: Line) -> tuple[DrawnLine, ...]:
    return lines_under(paper, upper, paper.parts.date, paper.parts.masthead, Side.RIGHT)


@layout_rule("the-thuc/duong-ke-tieu-de", "HD-03", "dau_trang.duong_ke_dai", "dau_trang.duong_ke_day")
def line_under_title(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dưới tiêu đề (với NĐ30: dưới Tiêu ngữ) có một đường kẻ. Đường kẻ vẽ bằng cách nào cũng được: viền đoạn,
    viền ô bảng, nét vẽ; gõ dấu gạch hoặc gạch chân chữ thì chỉ cảnh báo.
    Vì sao: đường kẻ ngăn tiêu đề với địa danh, ngày tháng; dấu gạch gõ tay thì lệch khi đổi phông hay cỡ chữ.
    Sai: ĐẢNG CỘNG SẢN VIỆT NAM, dưới là dòng địa danh, không có đường kẻ.
    Đúng: ĐẢNG CỘNG SẢN VIỆT NAM, dưới là đường kẻ liền, rồi đến dòng địa danh.
    Cách sửa: Chèn (Insert) → Hình (Shapes) → Đường thẳng (Line), kéo ngang dưới tiêu đề; hoặc `baocao sua`.
    Căn cứ: thể thức tiêu đề (HD36, HD05); Quốc hiệu và Tiêu ngữ (NĐ30, Phụ lục I).
    """
    upper = _above(paper)
    if upper is None:
        return
    found = _right(paper, upper)
    if any(each.is_drawn for each in found):
        return
    mendings = drawing_mendings(paper, upper, paper.parts.date, paper.parts.masthead, Fraction(1), Side.RIGHT)
    if not found:
        yield Fault(
            spot(upper),
            Severity.ERROR,
            f"không thấy đường kẻ dưới “{upper.text}”",
            "Vẽ một đường thẳng dưới dòng ấy, dài bằng dòng chữ.",
            mendings,
        )
        return
    yield _not_drawn(found[0], upper, mendings)


def _not_drawn(found: DrawnLine, upper: Line, mendings: tuple[Mending, ...]) -> Fault:
    """The warning about what stands for a line and is none."""
    if found.make is Make.TYPED:
        message = f"đường kẻ dưới “{upper.text}” gõ bằng dấu gạch “{found.line.text}”, nên vẽ bằng đường kẻ"
        return Fault(spot(upper), Severity.WARNING, message, "Xoá các dấu gạch, vẽ một đường thẳng vào chỗ ấy.")
    plain = mend_runs((upper,), underline=False)
    return Fault(
        spot(upper),
        Severity.WARNING,
        f"“{upper.text}” dùng gạch chân, nên vẽ bằng đường kẻ",
        "Bỏ gạch chân (Ctrl+U), vẽ một đường thẳng dưới dòng ấy.",
        (*plain, *mendings) if plain and mendings else (),
    )


@layout_rule("the-thuc/duong-ke-dai", "HD-04", "dau_trang.duong_ke_dai")
def length_of_line_under_title(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: đường kẻ dưới tiêu đề (với NĐ30: dưới Tiêu ngữ) dài bằng dòng chữ ở trên; sai số 10%.
    Vì sao: đường kẻ ngắn một nửa là của tên cơ quan trong văn bản nhà nước, không phải của tiêu đề.
    Sai: đường kẻ dài 35 mm dưới dòng tiêu đề dài 72,9 mm.
    Đúng: đường kẻ dài 72,9 mm dưới tiêu đề cỡ chữ 15.
    Cách sửa: chọn đường kẻ, kéo hai đầu cho bằng dòng chữ; hoặc `baocao sua` nếu đường kẻ là viền đoạn.
    Căn cứ: đường kẻ dài bằng dòng chữ (HD36, HD05, NĐ30); sai số 10% là của chương trình.
    """
    upper = _above(paper)
    if upper is None:
        return
    drawn = [each for each in _right(paper, upper) if each.is_drawn]
    yield from wrong_length(paper, (upper,), drawn, "dau_trang.duong_ke_dai", f"đường kẻ dưới “{upper.text}”")


def wrong_length(
    paper: Paper, texts: Sequence[Line], drawn: Sequence[DrawnLine], figure: str, called: str
) -> Iterator[Fault]:
    """The warning where none of the lines has the prescribed share of a line of the text above, as it is printed."""
    widths = [width for line in texts for width in printed_widths(paper, line)]
    lengths = [each.length for each in drawn if each.length is not None and each.is_certain]
    if not widths or not lengths or len(lengths) < len(drawn):
        return
    shares = [Fraction(round(100 * Fraction(length, width)), 100) for length in lengths for width in widths]
    if any(graveness(paper.book, figure, share) is None for share in shares):
        return
    yield Fault(
        spot(texts[-1]),
        Severity.WARNING,
        f"{called} dài {millimetres(lengths[0])}, dòng chữ dài {millimetres(max(widths))}, "
        f"quy định {prescribed_length(paper, figure)}",
        "Chọn đường kẻ, kéo cho đúng độ dài.",
        length_mendings(paper, texts[-1], drawn[0], paper.book.measure(figure, "ti_le") or Fraction(1)),
    )


def prescribed_length(paper: Paper, figure: str) -> str:
    """`dài bằng dòng chữ`, `dài từ 1/3 đến 1/2 dòng chữ`."""
    allowed = paper.book.range(figure)
    if allowed.most is None or allowed.least == allowed.most:
        return "dài bằng dòng chữ"
    # The data file rounds thirds to four places.
    least, most = allowed.least.limit_denominator(10), allowed.most.limit_denominator(10)
    return f"dài từ {least} đến {most} dòng chữ"


@layout_rule("the-thuc/duong-ke-co-quan", "HD-10", "dau_trang.duong_ke_co_quan", "dau_trang.dau_sao")
def line_under_issuer(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: văn bản của Đảng không có đường kẻ dưới tên cơ quan ban hành (dưới đó là dấu sao); văn bản của cơ quan
    nhà nước thì có, dài từ 1/3 đến 1/2 dòng chữ.
    Vì sao: đường kẻ ở chỗ này là dấu hiệu của mẫu văn bản nhà nước.
    Sai: ĐẢNG UỶ XÃ …, dưới là đường kẻ, rồi đến số văn bản.
    Đúng: ĐẢNG UỶ XÃ …, dưới là dấu sao, rồi đến số văn bản.
    Cách sửa: văn bản của Đảng: chọn đường kẻ, bấm Delete; văn bản nhà nước: vẽ đường kẻ; hoặc `baocao sua` nếu đường
    kẻ là viền đoạn.
    Căn cứ: thể thức tên cơ quan ban hành (HD36, HD05); Phụ lục I, tên cơ quan, tổ chức ban hành văn bản (NĐ30).
    """
    if not paper.parts.issuer:
        return
    upper = paper.parts.issuer[-1]
    found = lines_under(paper, upper, paper.parts.number, paper.parts.masthead, Side.LEFT)
    if paper.prescribes("dau_trang.duong_ke_co_quan"):
        yield from _wanted(paper, upper, found)
        return
    for each in [each for each in found if each.is_certain][:1]:
        mendings = erasing_mendings(each) or (
            mend_runs((upper,), underline=False) if each.make is Make.UNDERLINE else ()
        )
        yield Fault(
            spot(upper),
            Severity.WARNING,
            f"dưới tên cơ quan ban hành có đường kẻ ({each.make.value}), quy định không có",
            "Xoá đường kẻ ấy; dưới tên cơ quan chỉ có dấu sao.",
            mendings,
        )


def _wanted(paper: Paper, upper: Line, found: tuple[DrawnLine, ...]) -> Iterator[Fault]:
    figure = "dau_trang.duong_ke_co_quan"
    drawn = [each for each in found if each.is_drawn]
    if drawn:
        yield from wrong_length(paper, paper.parts.issuer, drawn, figure, "đường kẻ dưới tên cơ quan ban hành")
        return
    share = paper.book.measure(figure, "ti_le") or Fraction(1)
    mendings = drawing_mendings(paper, upper, paper.parts.number, paper.parts.masthead, share, Side.LEFT)
    if found:
        yield _not_drawn(found[0], upper, mendings)
        return
    yield Fault(
        spot(upper),
        Severity.WARNING,
        f"không thấy đường kẻ dưới tên cơ quan ban hành, quy định {prescribed_length(paper, figure)}",
        "Vẽ một đường thẳng ngắn dưới tên cơ quan.",
        mendings,
    )
