"""Rules on paper and margins (PG)."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.paper import Paper, graveness, in_unit, millimetres, prescribed
from baocao.values.mending import PageMending
from baocao.values.problem import Severity
from baocao.values.sheet import Page, Section, Table


@layout_rule("the-thuc/kho-giay", "PG-01", "trang.rong", "trang.cao")
def paper_size(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: mọi trang của văn bản in trên giấy A4, 210 × 297 mm (sai số 2 mm).
    Vì sao: tệp khổ Letter của Mỹ in ra giấy A4 thì lề và số dòng trên trang đều lệch.
    Sai: khổ giấy Letter, 215,9 × 279,4 mm.
    Đúng: khổ giấy A4, 210 × 297 mm; trang ngang thì 297 × 210 mm.
    Cách sửa: Bố trí (Layout) → Khổ giấy (Size) → A4; hoặc `baocao sua`.
    Căn cứ: khổ giấy A4 (HD36, HD05, NĐ30); sai số 2 mm là của chương trình.
    """
    wide, high = paper.book.twips("trang.rong"), paper.book.twips("trang.cao")
    for at, section in enumerate(paper.sheet.sections):
        page = section.page
        short, long = sorted((page.width, page.height))
        if not (_holds(paper, "trang.rong", short) and _holds(paper, "trang.cao", long)):
            turned = page.width > page.height
            size = (("width", high if turned else wide), ("height", wide if turned else high))
            yield Fault(
                f"phần {at + 1}",
                Severity.ERROR,
                f"khổ giấy {_size(page.width, page.height)}, quy định A4 {_size(wide, high)}",
                "Bố trí trang: khổ giấy A4.",
                (PageMending(at, size),),
            )


def _size(width: int, height: int) -> str:
    """`210 × 297 mm`."""
    return f"{millimetres(width).removesuffix(' mm')} × {millimetres(height)}"


@layout_rule("the-thuc/huong-giay", "PG-02", "trang.rong")
def orientation(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: phần đầu văn bản, có tiêu đề và tên cơ quan, để giấy dọc.
    Vì sao: chỉ bảng, biểu rộng và phụ lục mới được để giấy ngang.
    Sai: trang đầu để giấy ngang.
    Đúng: trang đầu để giấy dọc; bảng rộng đưa vào phụ lục để giấy ngang.
    Cách sửa: Bố trí → Hướng giấy (Orientation) → Dọc (Portrait) cho phần đầu; xem lại chỗ ngắt trang sau khi đổi.
    Căn cứ: khổ giấy A4 để dọc (HD36, HD05, NĐ30).
    """
    for section in paper.sheet.sections[:1]:
        if section.page.width > section.page.height:
            yield Fault(
                "phần 1",
                Severity.ERROR,
                "trang đầu để giấy ngang, quy định để dọc",
                "Bố trí trang: hướng giấy dọc cho phần có tiêu đề.",
            )


def _margin(paper: Paper, name: str, field: str, words: str, *, mirrored: bool = False) -> Iterator[Fault]:
    """One margin of every upright section."""
    figure = f"trang.{name}"
    wanted = paper.book.twips(figure)
    for at, section in enumerate(paper.sheet.sections):
        page = section.page
        if page.width > page.height or (mirrored and paper.sheet.mirrors_margins):
            continue
        found = _shown_margin(page, field)
        severity = graveness(paper.book, figure, in_unit(found, paper.book.range(figure).unit))
        if severity is None:
            continue
        yield Fault(
            f"phần {at + 1}",
            severity,
            f"{words} {millimetres(found)}, quy định {prescribed(paper.book, figure)}{_hint(paper, field, found)}",
            f"Bố trí trang: {words} {millimetres(wanted)}.",
            (PageMending(at, ((field, wanted), ("gutter", 0)) if field == "left" else ((field, wanted),)),),
        )


def _shown_margin(page: Page, field: str) -> int:
    """As seen on paper: the room for the binding is part of the left margin."""
    found = int(getattr(page, field))
    return found + page.gutter if field == "left" else found


def _hint(paper: Paper, field: str, found: int) -> str:
    is_state_habit = field == "right" and in_unit(found, "mm") == 20 and paper.prescribes("dau_trang.dau_sao")
    return "; 20 mm là lề của văn bản nhà nước" if is_state_habit else ""


def _holds(paper: Paper, figure: str, twips: int) -> bool:
    allowed = paper.book.range(figure)
    return allowed.holds(in_unit(twips, allowed.unit))


@layout_rule("the-thuc/le-tren", "PG-03", "trang.le_tren")
def top_margin(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: lề trên 20 mm (NĐ30: 20 - 25 mm); lệch 1 mm bỏ qua, lệch 1 đến 2 mm là cảnh báo.
    Vì sao: sai lề là lỗi thể thức dễ thấy nhất, văn bản bị trả lại.
    Sai: lề trên 25,4 mm, số có sẵn của Word.
    Đúng: lề trên 20 mm.
    Cách sửa: Bố trí → Lề (Margins) → Lề tuỳ chỉnh → Trên (Top) 2 cm; hoặc `baocao sua`.
    Căn cứ: định lề trang văn bản (HD36, HD05; NĐ30 Phụ lục I).
    """
    yield from _margin(paper, "le_tren", "top", "lề trên")


@layout_rule("the-thuc/le-duoi", "PG-04", "trang.le_duoi")
def bottom_margin(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: lề dưới 20 mm (NĐ30: 20 - 25 mm); lệch 1 mm bỏ qua, lệch 1 đến 2 mm là cảnh báo.
    Vì sao: sai lề là lỗi thể thức dễ thấy nhất, văn bản bị trả lại.
    Sai: lề dưới 25,4 mm, số có sẵn của Word.
    Đúng: lề dưới 20 mm.
    Cách sửa: Bố trí → Lề → Lề tuỳ chỉnh → Dưới (Bottom) 2 cm; hoặc `baocao sua`.
    Căn cứ: định lề trang văn bản (HD36, HD05; NĐ30 Phụ lục I).
    """
    yield from _margin(paper, "le_duoi", "bottom", "lề dưới")


@layout_rule("the-thuc/le-trai", "PG-05", "trang.le_trai")
def left_margin(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: lề trái, nơi đóng gáy, 30 mm (NĐ30: 30 - 35 mm), kể cả khoảng dành để đóng gáy; sai số 1 mm.
    Vì sao: lề trái hẹp thì đóng tập mất chữ.
    Sai: lề trái 25 mm.
    Đúng: lề trái 30 mm.
    Cách sửa: Bố trí → Lề → Lề tuỳ chỉnh → Trái (Left) 3 cm, Lề gáy (Gutter) 0; hoặc `baocao sua`.
    Căn cứ: định lề trang văn bản (HD36, HD05; NĐ30 Phụ lục I).
    """
    yield from _margin(paper, "le_trai", "left", "lề trái", mirrored=True)


@layout_rule("the-thuc/le-phai", "PG-06", "trang.le_phai")
def right_margin(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: lề phải 15 mm (NĐ30: 15 - 20 mm); sai số 1 mm.
    Vì sao: 20 mm là lề của văn bản nhà nước; văn bản của Đảng để 20 mm là lấy nhầm mẫu.
    Sai: lề phải 20 mm trong báo cáo của Đảng uỷ.
    Đúng: lề phải 15 mm.
    Cách sửa: Bố trí → Lề → Lề tuỳ chỉnh → Phải (Right) 1,5 cm; hoặc `baocao sua`.
    Căn cứ: định lề trang văn bản (HD36, HD05; NĐ30 Phụ lục I).
    """
    yield from _margin(paper, "le_phai", "right", "lề phải", mirrored=True)


@layout_rule("the-thuc/le-doi-xung", "PG-07", "trang.le_trong_khi_in_hai_mat", "trang.le_ngoai_khi_in_hai_mat")
def mirrored_margins(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: văn bản đặt lề đối xứng để in hai mặt thì lề trong 30 mm, lề ngoài 15 mm; sai số 1 mm.
    Vì sao: mặt sau đóng gáy ở bên phải, nên lề phải của trang chẵn mới là lề rộng.
    Sai: đặt lề đối xứng, lề trong 20 mm, lề ngoài 20 mm.
    Đúng: lề trong (Inside) 30 mm, lề ngoài (Outside) 15 mm.
    Cách sửa: Bố trí → Lề → Lề tuỳ chỉnh, Nhiều trang: Lề đối xứng (Mirror margins), Trong 3 cm, Ngoài 1,5 cm.
    Căn cứ: định lề trang mặt sau (HD36, HD05).
    """
    if not paper.sheet.mirrors_margins:
        return
    sides = (("le_trong_khi_in_hai_mat", "left", "lề trong"), ("le_ngoai_khi_in_hai_mat", "right", "lề ngoài"))
    for at, section in enumerate(paper.sheet.sections):
        page = section.page
        if page.width > page.height:
            continue
        off = [
            (f"trang.{name}", field, words)
            for name, field, words in sides
            if not _holds(paper, f"trang.{name}", _shown_margin(page, field))
        ]
        if off:
            told = (
                f"{words} {millimetres(_shown_margin(page, field))}, quy định {prescribed(paper.book, figure)}"
                for figure, field, words in off
            )
            wanted = [(field, paper.book.twips(figure)) for figure, field, _ in off]
            remedies = (f"{words} {millimetres(paper.book.twips(figure))}" for figure, _, words in off)
            changes = (*wanted, *((("gutter", 0),) if any(field == "left" for field, _ in wanted) else ()))
            yield Fault(
                f"phần {at + 1}",
                Severity.WARNING,
                f"in hai mặt: {'; '.join(told)}",
                f"Bố trí trang, lề đối xứng: {', '.join(remedies)}.",
                (PageMending(at, changes),),
            )


@layout_rule("the-thuc/trang-ngang", "PG-08", "trang.cao")
def landscape(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: trang để ngang chỉ dùng cho bảng, biểu rộng hoặc phụ lục.
    Vì sao: lời văn để ngang khó đọc và không đúng mẫu.
    Sai: một phần chỉ có lời văn mà để giấy ngang.
    Đúng: phần để ngang có bảng, hoặc là phụ lục.
    Cách sửa: Bố trí → Hướng giấy → Dọc cho phần ấy.
    Căn cứ: HD05: cho phép để ngang với bảng, biểu rộng (một nguồn với HD36).
    """
    for at, section in enumerate(paper.sheet.sections):
        page = section.page
        if at and page.width > page.height and not _is_for_tables(paper, at, section):
            yield Fault(
                f"phần {at + 1}",
                Severity.HINT,
                "phần để giấy ngang không có bảng, cũng không phải phụ lục",
                "Bố trí trang: hướng giấy dọc cho phần ấy.",
            )


def _is_for_tables(paper: Paper, at: int, section: Section) -> bool:
    has_table = any(isinstance(block, Table) for block in section.blocks)
    return has_table or any(line.section == at for line in paper.parts.annexes)
