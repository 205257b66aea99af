"""Rules on who signs and how it is written (SG-01 to SG-06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import BOLD, SIZE, look_faults
from baocao.stages.conform.paper import Paper, several, spot
from baocao.values import official_terms as words
from baocao.values.document import Line, Side, divided
from baocao.values.official_terms import folded
from baocao.values.problem import Severity

_COLLECTIVE = (
    "BAN THƯỜNG VỤ",
    "BAN CHẤP HÀNH",
    "ĐẢNG UỶ",
    "TỈNH UỶ",
    "THÀNH UỶ",
    "HUYỆN UỶ",
    "QUẬN UỶ",
    "CHI UỶ",
    "BÍ THƯ",
)
"""Bodies and offices for which one signs on behalf (T/M), never in another's place (K/T)."""
_WRITTEN_OUT = {"THAY MẶT": "TM", "KÝ THAY": "KT", "THỪA LỆNH": "TL"}


@layout_rule("the-thuc/quyen-han", "SG-01", "chu_ky.dau_quyen_han")
def authority(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dòng quyền hạn của người ký viết đúng mẫu: “T/M BAN THƯỜNG VỤ”, “K/T TRƯỞNG BAN”, “T/L BAN THƯỜNG
        VỤ”, “Q. CHÁNH VĂN PHÒNG” (NĐ30: “TM. UỶ BAN NHÂN DÂN”, “KT. CHỦ TỊCH”); hoặc chỉ có chức vụ của người đứng
        đầu. Cấp phó, bí thư không ký mà thiếu dòng quyền hạn. Cả khối chữ ký không có thì xem
        `the-thuc/khong-nhan-ra`.
    Vì sao: dòng ấy cho biết người ký thay mặt ai; sai thì văn bản không đúng thẩm quyền.
    Sai: T/M. BAN THƯỜNG VỤ; chỉ có PHÓ BÍ THƯ.
    Đúng: T/M BAN THƯỜNG VỤ, dòng dưới PHÓ BÍ THƯ.
    Cách sửa: gõ lại dòng quyền hạn đúng mẫu, trên dòng chức vụ.
    Căn cứ: thể thức đề ký (HD36, HD05); NĐ30 Phụ lục I: chức vụ, họ tên và chữ ký.
    """
    marks = paper.book.allowed("chu_ky.dau_quyen_han")
    lines, position = paper.parts.authority, paper.parts.position
    for line in lines:
        if _foreign_mark(paper, line) is None and not _is_well_formed(line, marks):
            yield Fault(
                spot(line),
                Severity.ERROR,
                f"dòng quyền hạn “{line.text}” không đúng mẫu “{_own_mark(line, marks)} …”",
                f"Gõ lại: “{_own_mark(line, marks)} {_who(line)}”.",
            )
    if not lines and position and not _is_head(paper, position[0]) and not _typed_small(paper):
        yield Fault(
            spot(position[0]),
            Severity.ERROR,
            f"“{position[0].text}” ký mà không có dòng quyền hạn ở trên, quy định có, như “{marks[0]} …”",
            "Gõ dòng quyền hạn trên dòng chức vụ, bằng chữ in hoa, đậm.",
        )


def _is_well_formed(line: Line, marks: tuple[str, ...]) -> bool:
    return any(re.match(rf"{re.escape(mark)} [^\W\d_]", line.text) for mark in marks)


def _letters(mark: str) -> str:
    """`TM` for `T/M` and `TM.`."""
    return re.sub(r"\W", "", mark)


def _mark_pattern(mark: str) -> re.Pattern[str]:
    if "/" in mark:
        return re.compile(r"\s?/\s?".join(mark.split("/")) + r"\b")
    return re.compile(rf"{_letters(mark)}(?=[.\s])")


def _own_mark(line: Line, marks: tuple[str, ...]) -> str:
    """The book's own way to write the mark with which the line begins."""
    begun = _letters(_short(line.text).replace(" ", "")).upper()
    return max((mark for mark in marks if begun.startswith(_letters(mark))), key=len, default=marks[0])


def _short(text: str) -> str:
    """With the abbreviation for what is written out."""
    for words_of, mark in _WRITTEN_OUT.items():
        text = re.sub(rf"^{words_of}\b", mark, text)
    return text


def _who(line: Line) -> str:
    return re.sub(r"^(?:T\s?/\s?[MLU]Q?|K\s?/\s?T|T\s?/\s?UQ|TUQ|TM|KT|TL|Q)[\s./]*", "", _short(line.text))


def _foreign_mark(paper: Paper, line: Line) -> str | None:
    """The mark of the other system of documents with which the line begins."""
    if not paper.prescribes("chu_ky.dau_quyen_han_khac_he"):
        return None
    text = folded(line.text)
    foreign = paper.book.allowed("chu_ky.dau_quyen_han_khac_he")
    return next((mark for mark in foreign if _mark_pattern(mark).match(text)), None)


def _is_head(paper: Paper, line: Line) -> bool:
    """The head of an office signs with the position alone; a deputy never does, nor, in the Party, a secretary."""
    text = folded(line.text)
    secretary = text.startswith("BÍ THƯ") and paper.prescribes("chu_ky.chuc_vu_thay_mat")
    return not text.startswith("PHÓ ") and not secretary


def written_pieces(paper: Paper) -> tuple[Line, ...]:
    """What is written in the block, but for the recipients."""
    parts = paper.parts
    return tuple(
        piece
        for line in parts.signature
        for piece in divided(line)
        if not piece.is_blank and piece not in parts.recipients and piece != parts.label
    )


_SMALL_AUTHORITY = re.compile(r"(?:[TK]/[MTL]|T/UQ|TM\.|KT\.|TL\.|TUQ\.)\s?\S", re.IGNORECASE)


def _typed_small(paper: Paper) -> tuple[Line, ...]:
    """Lines of authority in small letters, which are therefore not recognised."""
    return several(
        written_pieces(paper), lambda line: not line.is_in_capitals and _SMALL_AUTHORITY.match(line.text) is not None
    )


@layout_rule("the-thuc/quyen-han-khac-he", "SG-02", "chu_ky.dau_quyen_han_khac_he")
def foreign_authority(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: chữ ký văn bản của Đảng không ghi “TM.”, “KT.”, “TL.”, “TUQ.” của văn bản nhà nước; chữ ký văn bản
        nhà nước không ghi “T/M”, “K/T”, “T/L” của văn bản của Đảng.
    Vì sao: hai hệ thống văn bản viết tắt khác nhau; lẫn là lấy nhầm mẫu.
    Sai: TM. BAN THƯỜNG VỤ (văn bản của Đảng).
    Đúng: T/M BAN THƯỜNG VỤ.
    Cách sửa: gõ lại chữ viết tắt ở đầu dòng quyền hạn.
    Căn cứ: thể thức đề ký (HD36, HD05); NĐ30 Phụ lục I.
    """
    own = paper.book.allowed("chu_ky.dau_quyen_han")
    for line in paper.parts.authority:
        mark = _foreign_mark(paper, line)
        if mark is None:
            continue
        wanted = next((each for each in own if _letters(each) == _letters(mark)), None)
        choice = f"“{wanted}”" if wanted else ", ".join(f"“{each}”" for each in own)
        whose = "nhà nước" if "/" in own[0] else "Đảng"
        yield Fault(
            spot(line),
            Severity.ERROR,
            f"“{mark}” là cách ghi của văn bản {'của ' if whose == 'Đảng' else ''}{whose}, quy định {choice}",
            f"Gõ lại: “{wanted or own[0]} {_who(line)}”.",
        )


@layout_rule("the-thuc/quyen-han-kieu-chu", "SG-03", "kieu.quyen_han")
def authority_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dòng quyền hạn (hoặc chức vụ của người đứng đầu ký một mình) chữ in hoa, đậm, đứng, cỡ 14 (NĐ30: 13 -
        14), canh giữa ở nửa bên phải. Không đậm là lỗi; lệch cỡ 1 là cảnh báo.
    Vì sao: đây là một thành phần thể thức bắt buộc, có kiểu chữ riêng.
    Sai: T/M BAN THƯỜNG VỤ, cỡ 14, không đậm.
    Đúng: T/M BAN THƯỜNG VỤ, cỡ 14, đậm.
    Cách sửa: chọn dòng ấy, đặt cỡ chữ 14, đậm, canh giữa; hoặc `baocao sua`. Chữ thường thì gõ lại bằng chữ in hoa.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 7a; NĐ30 Phụ lục I.
    """
    lines = _bold_lines(paper)
    yield from look_faults(paper, (*lines, *_typed_small(paper)), "quyen_han", "quyền hạn ký", (SIZE, BOLD))
    left = several(lines, lambda line: line.side is Side.LEFT)
    if left:
        yield Fault(
            spot(left[0]),
            Severity.WARNING,
            "quyền hạn ký ở nửa bên trái, quy định ở nửa bên phải",
            "Đưa quyền hạn, chức vụ, họ tên sang cột bên phải; nơi nhận ở cột bên trái.",
        )


def _bold_lines(paper: Paper) -> tuple[Line, ...]:
    """The lines of authority; where the head signs alone, the position takes their place."""
    position = paper.parts.position
    if paper.parts.authority:
        return paper.parts.authority
    return position if position and _is_head(paper, position[0]) and not _typed_small(paper) else ()


@layout_rule("the-thuc/chuc-vu-kieu-chu", "SG-04", "kieu.chuc_vu")
def position_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dòng chức vụ dưới dòng quyền hạn: chữ in hoa, cỡ 14, đứng; văn bản của Đảng không đậm, văn bản nhà
        nước đậm.
    Vì sao: chức vụ không đậm là chỗ khác nhau dễ nhầm giữa hai hệ thống văn bản.
    Sai: PHÓ BÍ THƯ, đậm (văn bản của Đảng).
    Đúng: PHÓ BÍ THƯ, không đậm.
    Cách sửa: chọn dòng chức vụ, bỏ đậm (Ctrl+B); hoặc `baocao sua`.
    Căn cứ: HD36, HD05: Phụ lục 3, dòng 7b; NĐ30 Phụ lục I.
    """
    if not _bold_lines(paper) or paper.parts.authority:
        yield from look_faults(paper, paper.parts.position, "chuc_vu", "chức vụ người ký")


@layout_rule("the-thuc/chuc-vu", "SG-05", "chu_ky.chuc_vu_thay_mat")
def position_words(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: ký thay mặt (T/M) cấp uỷ thì chức vụ là BÍ THƯ, PHÓ BÍ THƯ, CHỦ NHIỆM hoặc PHÓ CHỦ NHIỆM (thêm THƯỜNG
        TRỰC cũng được); sau chức vụ không ghi tên cơ quan.
    Vì sao: tên cơ quan đã có ở dòng quyền hạn; uỷ viên ký thay mặt thì chỉ ghi họ tên.
    Sai: PHÓ BÍ THƯ ĐẢNG UỶ KHỐI.
    Đúng: PHÓ BÍ THƯ.
    Cách sửa: xoá tên cơ quan sau chức vụ.
    Căn cứ: thể thức đề ký (HD36, HD05).
    """
    known = paper.book.allowed("chu_ky.chuc_vu_thay_mat")
    marks = [_letters(folded(line.text))[:2] for line in paper.parts.authority]
    is_collective = "TM" in marks and "KT" not in marks and "TL" not in marks
    for line in paper.parts.position:
        office = _office(folded(line.text))
        rest = folded(line.text).removeprefix(office).strip(" ,-")
        if rest and rest not in ("THƯỜNG TRỰC", "CHUYÊN TRÁCH", "PHỤ TRÁCH"):
            yield Fault(
                spot(line),
                Severity.WARNING,
                f"chức vụ “{line.text}” kèm tên cơ quan, quy định chỉ ghi “{office}”",
                f"Gõ lại: “{office}”.",
            )
        elif is_collective and office not in (*known, *words.COMMITTEE_POSITIONS, "THƯỜNG TRỰC"):
            listed = ", ".join(f"“{each}”" for each in known)
            yield Fault(
                spot(line),
                Severity.WARNING,
                f"ký thay mặt (T/M) mà chức vụ là “{line.text}”, quy định là một trong {listed}",
                "Xem lại người ký; uỷ viên ký thay mặt thì bỏ dòng chức vụ, chỉ ghi họ tên.",
            )


def _office(text: str) -> str:
    """The longest known position with which the line begins."""
    return max((each for each in words.POSITIONS if text.startswith(each)), key=len, default=text)


@layout_rule("the-thuc/ky-thay", "SG-06", "chu_ky.chuc_vu_thay_mat")
def in_place_of(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: không ghi “K/T” cùng với chức danh của cấp uỷ: cấp uỷ làm việc tập thể, phó bí thư ký “T/M” chứ không
        ký thay bí thư. Với chủ nhiệm chỉ là cảnh báo.
    Vì sao: ghi K/T BÍ THƯ là sai thẩm quyền.
    Sai: K/T BÍ THƯ, dòng dưới PHÓ BÍ THƯ.
    Đúng: T/M BAN THƯỜNG VỤ, dòng dưới PHÓ BÍ THƯ.
    Cách sửa: gõ lại dòng quyền hạn bằng “T/M” và tên tập thể.
    Căn cứ: thể thức đề ký (HD36, HD05).
    """
    instead = [line for line in paper.parts.authority if re.match(r"K\s?/?\s?T\b", folded(line.text))]
    for line in instead[:1]:
        said = " ".join([_who(line), *(each.text for each in paper.parts.position)])
        if re.search(rf"\b(?:{'|'.join(_COLLECTIVE)})\b", folded(said)):
            severity = Severity.ERROR
        elif "CHỦ NHIỆM" in folded(said):
            severity = Severity.WARNING
        else:
            continue
        yield Fault(
            spot(line),
            severity,
            f"“{line.text}” đi với chức danh của cấp uỷ, quy định ký thay mặt tập thể “T/M …”",
            "Gõ lại dòng quyền hạn: “T/M” và tên tập thể, như “T/M BAN THƯỜNG VỤ”.",
        )
