"""Rules on the signature as a block: room to sign, and never torn from the text (SG-08, SG-09)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.paper import Paper, in_points, mend_paragraphs, several, spot
from baocao.values.document import Line
from baocao.values.mending import Mending, RowMending
from baocao.values.problem import Severity
from baocao.values.sheet import LineRule, effective

_USUAL_SIZE, _SINGLE = 28, 240
_LINE_OF_TYPE = Fraction(1149, 1000)
_ONE_PAGE = 20
"""A text of so few lines is on one page with its signature."""
_LETTERS_A_LINE = 75


@layout_rule("the-thuc/cho-ky", "SG-08", "chu_ky.cach_ho_ten", "chu_ky.so_dong_trong")
def room_to_sign(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: giữa chức vụ và họ tên chừa 3 đến 6 dòng trống, hoặc khoảng cách 50 - 110 pt, để ký và đóng dấu.
    Vì sao: hẹp quá thì chữ ký và dấu đè lên họ tên; rộng quá thì họ tên rơi sang trang sau.
    Sai: họ tên ngay dưới chức vụ.
    Đúng: chừa bốn dòng trống.
    Cách sửa: đặt khoảng cách trước (Before) của dòng họ tên 72 pt, hoặc chừa bốn dòng trống; hoặc `baocao sua`.
    Căn cứ: thông lệ (HD36, HD05); NĐ30: suy ra từ văn bản của Đảng.
    """
    name = paper.parts.name
    above = _above(paper, name) if name is not None else None
    if name is None or above is None:
        return
    between = paper.lines[above.number : name.number - 1]
    if any(not line.is_blank or line.paragraph.drawings for line in between):
        return
    blank = sum(_height(paper, line) for line in between)
    room = Fraction(_room(above, name, between, blank), 20)
    if paper.book.range("chu_ky.so_dong_trong").holds(Fraction(len(between))):
        return
    if paper.book.range("chu_ky.cach_ho_ten").holds(room):
        return
    wanted = paper.book.twips("chu_ky.cach_ho_ten")
    can_mend = blank <= wanted
    yield Fault(
        spot(name),
        Severity.WARNING,
        f"giữa chức vụ và họ tên có {len(between)} dòng trống, cách {in_points(int(room * 20))}, "
        "quy định 3 - 6 dòng trống hoặc 50 - 110 pt",
        f"Đặt khoảng cách trước (Before) của dòng họ tên {in_points(wanted)}, hoặc chừa bốn dòng trống.",
        _mend_room((above, *between), name, wanted - blank) if can_mend else (),
    )


def _above(paper: Paper, name: Line) -> Line | None:
    """The line of position or authority over the name, where both are in one cell or both in none."""
    over = [line for line in (*paper.parts.authority, *paper.parts.position) if line.number < name.number]
    if not over or not name.is_whole:
        return None
    last = max(over, key=lambda line: line.number)
    return last if last.is_whole and _place(last) == _place(name) and last.in_box == name.in_box else None


def _place(line: Line) -> tuple[int, int, int] | None:
    return (line.cell.number, line.cell.row, line.cell.column) if line.cell else None


def _height(paper: Paper, line: Line) -> int:
    """Of a blank line, in twips, without the room around it."""
    size = effective(paper.sheet, line.paragraph)[1].size or _USUAL_SIZE
    single = int(size * 10 * _LINE_OF_TYPE)
    height = line.shape.line or _SINGLE
    match line.shape.line_rule:
        case LineRule.EXACT:
            return height
        case LineRule.AT_LEAST:
            return max(height, single)
        case _:
            return single * height // _SINGLE


def _room(above: Line, name: Line, between: tuple[Line, ...], blank: int) -> int:
    """From the position to the name, in twips."""
    chain = (above, *between, name)
    gaps = (max(one.shape.after or 0, two.shape.before or 0) for one, two in pairwise(chain))
    return blank + sum(gaps)


def _mend_room(over: tuple[Line, ...], name: Line, room: int) -> tuple[Mending, ...]:
    """All room before the name, none after the lines over it."""
    blanks = mend_paragraphs(over[1:], before=0, after=0)
    return (
        *mend_paragraphs(over[:1], after=0),
        *blanks,
        *mend_paragraphs((name,), before=room, contextual_spacing=False),
    )


@layout_rule("the-thuc/khoi-chu-ky", "SG-09")
def kept_with_text(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: khối chữ ký không đứng một mình ở trang cuối: đoạn cuối của nội dung đặt “Giữ cùng đoạn sau”, không có
        ngắt trang ngay trước khối. Văn bản ngắn, chắc chắn nằm gọn một trang thì không xét.
    Vì sao: trang cuối chỉ có chữ ký thì có thể bị ghép với nội dung khác.
    Sai: nội dung hết ở trang 4, trang 5 chỉ có nơi nhận và chữ ký.
    Đúng: đoạn cuối của nội dung sang trang 5 cùng chữ ký.
    Cách sửa: chọn đoạn cuối, Đoạn văn → Ngắt dòng và trang → Giữ cùng đoạn sau (Keep with next); hoặc `baocao sua`,
        lệnh này còn giữ cho bảng chữ ký không ngắt qua hai trang.
    Căn cứ: quy ước của chương trình, theo thói quen trình bày.
    """
    block = paper.parts.signature
    if not block or not (paper.parts.authority or paper.parts.position) or _is_short(paper):
        return
    before = _before(paper, block[0])
    broken = _breaks_before(before, block[0])
    if broken:
        signing = (*paper.parts.authority, *paper.parts.position)[0]
        yield Fault(
            spot(signing),
            Severity.WARNING,
            "ngắt trang ngay trước khối chữ ký, chữ ký đứng một mình ở trang cuối",
            "Xoá dấu ngắt trang ở trước khối chữ ký.",
        )
        return
    loose = several(before, lambda line: not line.shape.keep_next)
    if loose:
        inner = several(_inner(paper), lambda line: not line.shape.keep_next)
        torn = _torn_table(paper)
        whole: tuple[Mending, ...] = (RowMending(torn.number - 1),) if torn else ()
        yield Fault(
            spot(loose[0]),
            Severity.WARNING,
            "đoạn cuối không giữ cùng khối chữ ký, chữ ký có thể đứng một mình ở trang cuối",
            "Chọn đoạn cuối của nội dung, Đoạn văn, Ngắt dòng và trang: Giữ cùng đoạn sau (Keep with next).",
            (*mend_paragraphs((*loose, *inner), keep_next=True), *whole),
        )


def _breaks_before(before: tuple[Line, ...], first: Line) -> bool:
    """A break of the page among the blank lines, or at the end of the text."""
    alone = any("\f" in "".join(piece.text for piece in line.runs) for line in before if line.is_blank)
    ends_so = bool(before) and "".join(piece.text for piece in before[0].runs).rstrip(" ").endswith("\f")
    return bool(first.shape.page_break_before) or alone or ends_so


def _is_short(paper: Paper) -> bool:
    has_table = any(line.cell is not None for line in paper.lines[_text_start(paper) : _text_end(paper)])
    return not has_table and sum(1 + len(line.text) // _LETTERS_A_LINE for line in paper.parts.body) <= _ONE_PAGE


def _text_start(paper: Paper) -> int:
    return paper.parts.body[0].number - 1 if paper.parts.body else 0


def _text_end(paper: Paper) -> int:
    return paper.parts.signature[0].number - 1


def _before(paper: Paper, first: Line) -> tuple[Line, ...]:
    """What ends the text: its last paragraph, or last row of a table, and the blank ones after it."""
    found: list[Line] = []
    for line in reversed(paper.lines[: first.number - 1]):
        if line.in_box:
            continue
        last = found[-1] if found else None
        if last is not None and not last.is_blank and (last.cell is None or _row(last) != _row(line)):
            break
        if line.cell is not None and last is not None and not last.is_blank and _row(last) != _row(line):
            break
        found.append(line)
    return tuple(reversed(found))


def _row(line: Line) -> tuple[int, int] | None:
    return (line.cell.number, line.cell.row) if line.cell else None


def _inner(paper: Paper) -> tuple[Line, ...]:
    """Lines of the block that must stay with the next: all rows or paragraphs but the last that says anything."""
    block = [line for line in paper.parts.signature if not line.in_box]
    table = block[0].cell.number if block and block[0].cell else None
    if table is not None:
        rows = [line for line in block if line.cell is not None and line.cell.number == table]
        last_row = max(line.cell.row for line in rows if line.cell is not None)
        return tuple(line for line in rows if line.cell is not None and line.cell.row < last_row)
    signing = [paper.parts.name, *paper.parts.position, *paper.parts.authority]
    end = max((line.number for line in signing if line is not None), default=0)
    return tuple(line for line in block if line.number < end)


def _torn_table(paper: Paper) -> Line | None:
    """The first line of the block's table, where one of its rows may break."""
    first = next((line for line in paper.parts.signature if line.cell is not None), None)
    if first is None or first.cell is None or all(row.whole for row in first.cell.table.rows):
        return None
    return first
