"""Rules on the title of the head: the Party's, or Quốc hiệu and Tiêu ngữ of the State."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import BOLD, CAPITALS, ITALIC, SIZE, look_faults
from baocao.stages.conform.paper import Paper, spot
from baocao.values import official_terms as words
from baocao.values.document import Line, Side
from baocao.values.official_terms import folded
from baocao.values.problem import Severity

_SET_OFF = re.compile(r"\t|\s{9}")
"""Tabs or blanks before the words, by which people put them on the right."""
_SAME_HYPHENS = str.maketrans("\u2010\u2011", "--")


@layout_rule("the-thuc/tieu-de", "HD-01", "dau_trang.tieu_de", "dau_trang.quoc_hieu", "dau_trang.tieu_ngu")
def inscription(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: góc phải trang đầu có tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”; văn bản của cơ quan nhà nước có Quốc hiệu
    “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” và Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”.
    Vì sao: đây là thành phần thể thức bắt buộc, thiếu hoặc sai chữ thì văn bản không đúng thể thức.
    Sai: trang đầu chỉ có tên cơ quan và số văn bản.
    Đúng: dòng đầu, nửa bên phải: ĐẢNG CỘNG SẢN VIỆT NAM.
    Cách sửa: gõ tiêu đề vào ô bên phải của bảng đầu trang.
    Căn cứ: thể thức tiêu đề, Phụ lục 1, ô số 1 (HD36, HD05); Quốc hiệu và Tiêu ngữ (NĐ30, Phụ lục I).
    """
    # The title of the other kind in its place is told once, as such.
    if paper.prescribes("dau_trang.tieu_de"):
        if not paper.parts.is_state:
            yield from _present(paper, paper.parts.title, "dau_trang.tieu_de", "tiêu đề")
        return
    if paper.parts.title is not None and not paper.parts.is_state:
        return
    yield from _present(paper, paper.parts.title, "dau_trang.quoc_hieu", "Quốc hiệu")
    yield from _present(paper, paper.parts.motto, "dau_trang.tieu_ngu", "Tiêu ngữ")
    motto, wanted = paper.parts.motto, paper.book.words("dau_trang.tieu_ngu")
    if motto is not None and motto.text.translate(_SAME_HYPHENS) != wanted:
        is_in_letters = folded(motto.text).replace(" ", "") != folded(wanted).replace(" ", "")
        yield Fault(
            spot(motto),
            Severity.ERROR if is_in_letters else Severity.WARNING,
            f"dòng Tiêu ngữ viết “{motto.text}”, quy định “{wanted}”",
            f"Gõ lại: {wanted}.",
        )


def _present(paper: Paper, line: Line | None, figure: str, called: str) -> Iterator[Fault]:
    """That the line was found, and on the right half where its place is known."""
    wanted = paper.book.words(figure)
    if line is None:
        yield Fault(
            "",
            Severity.ERROR,
            f"không thấy {called} “{wanted}” ở đầu văn bản",
            f"Gõ “{wanted}” vào dòng đầu, nửa bên phải trang thứ nhất.",
        )
        return
    is_unknown = line.side is Side.WHOLE and (line.in_box or _SET_OFF.match(line.paragraph.text) is not None)
    if line.side is not Side.RIGHT and not is_unknown:
        yield Fault(
            spot(line),
            Severity.ERROR,
            f"dòng {called} không ở nửa bên phải trang, quy định ở góc phải",
            "Đặt đầu văn bản trong một bảng hai cột không kẻ viền, dòng ấy ở cột bên phải.",
        )


@layout_rule("the-thuc/tieu-de-kieu-chu", "HD-02", "kieu.tieu_de_dang", "kieu.quoc_hieu", "kieu.tieu_ngu")
def inscription_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: tiêu đề cỡ chữ 15, in hoa, đứng, đậm (lệch 0,5 bỏ qua, lệch 1 là cảnh báo); Quốc hiệu cỡ chữ 12 - 13,
    in hoa, đậm; Tiêu ngữ cỡ chữ 13 - 14, chữ thường, đậm.
    Vì sao: tiêu đề là dòng được nhìn trước nhất, sai kiểu chữ là lấy nhầm mẫu.
    Sai: Đảng Cộng sản Việt Nam, cỡ chữ 13.
    Đúng: ĐẢNG CỘNG SẢN VIỆT NAM, cỡ chữ 15, đậm.
    Cách sửa: chọn dòng ấy, đặt cỡ chữ, chữ đậm; hoặc `baocao sua` (chữ in hoa thì phải gõ lại).
    Căn cứ: Phụ lục 3, dòng 1 (HD36, HD05); Phụ lục I (NĐ30).
    """
    errors = (SIZE, BOLD, ITALIC, CAPITALS)
    title, motto = paper.parts.title, paper.parts.motto
    if paper.prescribes("kieu.tieu_de_dang"):
        if title is not None and not paper.parts.is_state:
            yield from look_faults(paper, (title,), "tieu_de_dang", "tiêu đề", errors)
        return
    if title is not None and paper.parts.is_state:
        yield from look_faults(paper, (title,), "quoc_hieu", "dòng Quốc hiệu", errors)
    if motto is not None:
        yield from look_faults(paper, (motto,), "tieu_ngu", "dòng Tiêu ngữ", errors)


@layout_rule("the-thuc/tieu-de-khac-he", "HD-05", "dau_trang.tieu_de", "dau_trang.quoc_hieu")
def inscription_of_others(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: đầu văn bản của Đảng không có Quốc hiệu, Tiêu ngữ; đầu văn bản của cơ quan nhà nước không có tiêu đề
    “ĐẢNG CỘNG SẢN VIỆT NAM” và không có dấu sao.
    Vì sao: dùng mẫu của hệ thống này cho văn bản của hệ thống kia là sai thể thức từ dòng đầu.
    Sai: báo cáo của Đảng uỷ có dòng “Độc lập - Tự do - Hạnh phúc”.
    Đúng: báo cáo của Đảng uỷ chỉ có tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”.
    Cách sửa: xoá các dòng ấy, thay bằng dòng đúng; nếu cơ quan thuộc hệ thống kia thì chọn lại quy định khi kiểm tra.
    Căn cứ: thể thức tiêu đề (HD36, HD05); Quốc hiệu, Tiêu ngữ (NĐ30, Phụ lục I).
    """
    head = [line for line in paper.parts.masthead if not line.is_blank]
    if paper.prescribes("dau_trang.tieu_de"):
        found = [
            line for line in head if words.STATE_NAME in folded(line.text) or words.MOTTO.search(folded(line.text))
        ]
        called, whose = "Quốc hiệu, Tiêu ngữ", "văn bản nhà nước"
    else:
        found = [line for line in head if folded(line.text) == words.PARTY_TITLE]
        found += [line for line in paper.parts.below_issuer if words.STAR.fullmatch(line.text)]
        called, whose = "tiêu đề hoặc dấu sao", "văn bản của Đảng"
    if found:
        yield Fault(
            spot(found[0]),
            Severity.ERROR,
            f"đầu trang có “{'”, “'.join(line.text for line in found)}”: {called} của {whose}",
            "Xoá dòng ấy và trình bày đầu trang theo mẫu của cơ quan mình.",
        )
