"""Rules on the name of the type, the trích yếu and what divides it from the text (TT)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from baocao.stages.conform.drawn_lines import (
    DrawnLine,
    Make,
    drawing_mendings,
    is_typed_rule,
    lines_under,
)
from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import BOLD, CAPITALS, SIZE, look_faults, not_centred
from baocao.stages.conform.masthead.under_lines import prescribed_length, wrong_length
from baocao.stages.conform.paper import Paper, and_others, spot
from baocao.values import official_terms as words
from baocao.values.document import Line
from baocao.values.official_terms import folded
from baocao.values.problem import Severity


@layout_rule("the-thuc/ten-loai", "TT-01", "kieu.ten_loai")
def type_name(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: tên loại văn bản đứng riêng một dòng, in hoa, đứng, đậm, cỡ chữ 15 - 16 (NĐ30: 13 - 14), canh giữa.
    Vì sao: tên loại cho biết văn bản là gì; nhỏ hơn hoặc nhạt hơn thì chìm vào phần nội dung.
    Sai: Báo cáo kết quả công tác quý I, trên cùng một dòng, cỡ chữ 14.
    Đúng: BÁO CÁO cỡ chữ 16, đậm; trích yếu ở dòng dưới.
    Cách sửa: chọn dòng ấy, đặt cỡ chữ, chữ đậm; hoặc `baocao sua` (chữ in hoa thì phải gõ lại).
    Căn cứ: Phụ lục 3, dòng 5a (HD36, HD05); Phụ lục I (NĐ30).
    """
    line = paper.parts.type_name
    if line is None:
        if not paper.parts.address and not paper.parts.subject:
            yield Fault(
                "",
                Severity.WARNING,
                "không nhận ra tên loại văn bản (BÁO CÁO, KẾ HOẠCH…)",
                "Ghi tên loại văn bản thành một dòng riêng, in hoa, đậm, canh giữa.",
            )
        return
    if folded(line.text).rstrip(":. ") != paper.parts.type_key:
        yield Fault(
            spot(line),
            Severity.ERROR,
            f"tên loại “{paper.parts.type_key}” cùng dòng với trích yếu, quy định đứng riêng một dòng",
            "Xuống dòng sau tên loại.",
        )
        return
    yield from look_faults(paper, (line,), "ten_loai", "tên loại văn bản", (SIZE, BOLD, CAPITALS))
    yield from _not_centred((line,), "tên loại văn bản")


def _not_centred(lines: tuple[Line, ...], called: str) -> Iterator[Fault]:
    """Lines over the whole width; those in cells `look_faults` has judged."""
    wrong = tuple(line for line in lines if line.cell is None and not line.in_box and not line.is_centred)
    if wrong:
        yield not_centred(wrong, called)


def _own_subject(paper: Paper) -> tuple[Line, ...]:
    """The trích yếu under the name of a type; that of a công văn, and one on the same line, are others."""
    line = paper.parts.type_name
    return () if line is None else tuple(each for each in paper.parts.subject if each is not line)


@layout_rule("the-thuc/trich-yeu-kieu-chu", "TT-02", "kieu.trich_yeu")
def subject_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dưới tên loại có trích yếu, chữ thường, đứng, đậm, cỡ chữ 14 - 15 (NĐ30: 13 - 14), canh giữa.
    Vì sao: trích yếu in hoa hết thì không phân biệt được với tên loại.
    Sai: KẾT QUẢ CÔNG TÁC QUÝ I NĂM 2021.
    Đúng: kết quả công tác quý I năm 2021, đậm, cỡ chữ 14.
    Cách sửa: chọn các dòng ấy, đặt cỡ chữ, chữ đậm; hoặc `baocao sua` (chữ in hoa thì phải gõ lại).
    Căn cứ: Phụ lục 3, dòng 5b (HD36, HD05); Phụ lục I (NĐ30).
    """
    lines = _own_subject(paper)
    if paper.parts.type_name is not None and not paper.parts.subject:
        yield Fault(
            spot(paper.parts.type_name),
            Severity.WARNING,
            "không nhận ra trích yếu dưới tên loại văn bản",
            "Ghi trích yếu nội dung thành dòng riêng dưới tên loại, đậm, canh giữa.",
        )
    yield from look_faults(paper, lines, "trich_yeu", "trích yếu", (SIZE, BOLD))
    yield from _not_centred(lines, "trích yếu")
    capitals = tuple(line for line in lines if line.is_in_capitals and len(line.text.split()) > 2)
    if capitals and len(capitals) == len(lines):
        yield Fault(
            spot(capitals[0]),
            Severity.ERROR,
            f"trích yếu in hoa hết, quy định chữ thường{and_others(capitals)}",
            "Gõ lại trích yếu bằng chữ thường; Shift+F3 đổi được chữ hoa thành chữ thường.",
        )


@layout_rule("the-thuc/trich-yeu", "TT-03", "dau_trang.trich_yeu_chu_dau", "kieu.trich_yeu")
def subject_words(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: trích yếu không có dấu chấm ở cuối; trong văn bản của Đảng, trích yếu bắt đầu bằng chữ thường, trừ tên
    riêng.
    Vì sao: trích yếu đọc nối với tên loại thành một cụm: “Báo cáo về công tác dân vận”.
    Sai: Về công tác dân vận quý I năm 2021.
    Đúng: về công tác dân vận quý I năm 2021
    Cách sửa: gõ lại chữ đầu, xoá dấu chấm cuối.
    Căn cứ: Phụ lục 3, dòng 5b (HD36, HD05); không có dấu chấm cuối: theo các ví dụ dẫn lại.
    """
    lines = _own_subject(paper)
    if not lines:
        return
    first, last = lines[0], lines[-1]
    starts_high = first.text[:1].isupper() and not first.is_in_capitals
    if paper.prescribes("dau_trang.trich_yeu_chu_dau") and starts_high and not _is_name(paper, first.text):
        start = " ".join(first.text.split()[:2])
        yield Fault(
            spot(first),
            Severity.WARNING,
            f"trích yếu bắt đầu bằng chữ hoa: “{start} …”, quy định chữ thường (trừ tên riêng)",
            f"Gõ lại chữ đầu: “{start[:1].lower()}{start[1:]} …”.",
        )
    if re.search(r"[^.…]\.$", last.text):
        yield Fault(
            spot(last), Severity.WARNING, "trích yếu có dấu chấm ở cuối, quy định không có", "Xoá dấu chấm cuối."
        )


def _is_name(paper: Paper, text: str) -> bool:
    """Whether the first word is written with a capital within the sentences of the text too, more often than not."""
    word = re.split(r"\W", text, maxsplit=1)[0]
    counts: Counter[bool] = Counter()
    for line in paper.parts.body:
        for found in re.finditer(rf"(?<=[^\W\d_] )(?:{re.escape(word)}|{re.escape(word.lower())})\b", line.text):
            counts[found[0][:1].isupper()] += 1
    return counts[True] > counts[False]


@layout_rule("the-thuc/gach-duoi-trich-yeu", "TT-04", "dau_trang.gach_duoi_trich_yeu", "dau_trang.duong_ke_trich_yeu")
def below_subject(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dưới trích yếu, văn bản của Đảng có năm dấu gạch nối (-----), canh giữa; văn bản nhà nước có đường kẻ
    dài từ 1/3 đến 1/2 dòng chữ.
    Vì sao: dấu này ngăn trích yếu với phần nội dung; Word hay tự đổi các gạch nối thành đường kẻ hoặc gạch dài.
    Sai: dưới trích yếu không có gì; hoặc Word đã đổi thành —— hay một đường kẻ.
    Đúng: ----- (năm dấu gạch nối, canh giữa).
    Cách sửa: thêm một dòng dưới trích yếu, gõ năm dấu gạch nối, canh giữa; nếu Word tự đổi thì bấm Ctrl+Z ngay.
    Căn cứ: điểm 1.5.2 của HD36 (HD05 không thấy thay đổi); Phụ lục I (NĐ30).
    """
    lines = _own_subject(paper)
    if paper.parts.type_name is None or not lines:
        return
    ends = paper.parts.subject_end
    around = (paper.parts.type_name, *lines, *ends, *(paper.parts.address or paper.parts.body)[:1])
    drawn = lines_under(paper, lines[-1], None, around)
    if paper.prescribes("dau_trang.duong_ke_trich_yeu"):
        yield from _line_wanted(paper, lines, drawn, around)
        return
    typed = next((line for line in ends if not line.is_blank), None)
    if typed is not None:
        yield from _hyphens(paper, typed)
    elif any(each.is_drawn for each in drawn):
        yield _instead_of_hyphens(paper, lines[-1], "là đường kẻ")
    else:
        yield Fault(
            spot(lines[-1]),
            Severity.ERROR,
            f"không thấy năm dấu gạch nối ({paper.book.words('dau_trang.gach_duoi_trich_yeu')}) dưới trích yếu",
            "Thêm một dòng dưới trích yếu, gõ năm dấu gạch nối, canh giữa.",
        )


def _hyphens(paper: Paper, typed: Line) -> Iterator[Fault]:
    wanted = paper.book.words("dau_trang.gach_duoi_trich_yeu")
    allowed = paper.book.range("dau_trang.so_gach")
    text = typed.text.translate(str.maketrans("\u2010\u2011", "--"))
    count = len(text.replace(" ", ""))
    if set(text) == {"-"} and not allowed.holds(Fraction(count)):
        severity = Severity.WARNING if allowed.nearly_holds(Fraction(count)) else Severity.ERROR
        yield Fault(
            spot(typed),
            severity,
            f"dưới trích yếu có {count} dấu gạch nối, quy định {len(wanted)}",
            f"Gõ lại: {wanted}",
        )
    elif text != wanted:
        yield _instead_of_hyphens(paper, typed, f"là “{typed.text}”")
    yield from _not_centred((typed,), "dòng gạch nối dưới trích yếu")


def _instead_of_hyphens(paper: Paper, line: Line, found: str) -> Fault:
    wanted = paper.book.words("dau_trang.gach_duoi_trich_yeu")
    return Fault(
        spot(line),
        Severity.WARNING,
        f"dưới trích yếu {found}, quy định năm dấu gạch nối ({wanted})",
        "Xoá dòng ấy, gõ năm dấu gạch nối; Word tự đổi thì bấm Ctrl+Z ngay sau khi gõ.",
    )


def _line_wanted(
    paper: Paper, lines: tuple[Line, ...], found: tuple[DrawnLine, ...], around: tuple[Line, ...]
) -> Iterator[Fault]:
    figure = "dau_trang.duong_ke_trich_yeu"
    upper = lines[-1]
    drawn = [each for each in found if each.is_drawn]
    typed = next((line for line in paper.parts.subject_end if not line.is_blank), None)
    if drawn:
        yield from wrong_length(paper, lines, drawn, figure, "đường kẻ dưới trích yếu")
    elif typed is not None and (is_typed_rule(typed) or words.DASHES.fullmatch(folded(typed.text))):
        yield Fault(
            spot(typed),
            Severity.WARNING,
            f"dưới trích yếu gõ “{typed.text}”, quy định một đường kẻ",
            "Xoá các dấu gạch, vẽ một đường thẳng ngắn dưới trích yếu.",
        )
    elif any(each.make is Make.UNDERLINE for each in found):
        yield Fault(
            spot(upper),
            Severity.WARNING,
            "trích yếu dùng gạch chân, quy định một đường kẻ ngắn ở dưới",
            "Bỏ gạch chân (Ctrl+U), vẽ một đường thẳng ngắn dưới trích yếu.",
        )
    else:
        share = paper.book.measure(figure, "ti_le") or Fraction(1)
        yield Fault(
            spot(upper),
            Severity.ERROR,
            f"không thấy đường kẻ dưới trích yếu, quy định {prescribed_length(paper, figure)}",
            "Vẽ một đường thẳng dưới trích yếu, dài từ 1/3 đến 1/2 dòng chữ.",
            drawing_mendings(paper, upper, None, around, share),
        )


@layout_rule("the-thuc/kinh-gui", "TT-05", "dau_trang.loai_kinh_gui")
def address(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: báo cáo của cơ quan Đảng không có dòng “Kính gửi”, “Kính trình”; chỉ công văn và tờ trình mới có. Báo
    cáo của cơ quan nhà nước gửi cấp trên thì được ghi.
    Vì sao: nơi nhận báo cáo ghi ở cuối văn bản.
    Sai: BÁO CÁO, dưới là “Kính gửi: Ban Thường vụ Tỉnh uỷ”.
    Đúng: BÁO CÁO, không có dòng “Kính gửi”; nơi nhận ghi “Ban Thường vụ Tỉnh uỷ (để báo cáo)”.
    Cách sửa: xoá dòng “Kính gửi”, đưa tên cơ quan vào “Nơi nhận”.
    Căn cứ: Phụ lục 3, dòng 8 (HD36, HD05): chỉ công văn và tờ trình có dòng này.
    """
    key = paper.parts.type_key
    if not key or not paper.parts.address or key in paper.book.allowed("dau_trang.loai_kinh_gui"):
        return
    line = paper.parts.address[0]
    yield Fault(
        spot(line),
        Severity.WARNING,
        f"văn bản là {key} mà có dòng “{line.text[:40].rstrip()}”, quy định chỉ công văn và tờ trình mới có",
        "Xoá dòng ấy, ghi cơ quan nhận vào “Nơi nhận”.",
    )
