"""Rules on the page number (PN)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from baocao.stages.conform.fonts import is_prescribed_font
from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import BOLD, ITALIC
from baocao.stages.conform.page_numbers.located import (
    edges,
    has_number,
    is_annex,
    numbers_on_top,
    reaches_beyond_first_page,
)
from baocao.stages.conform.paper import Paper, graveness, in_unit, millimetres, points, prescribed
from baocao.values.mending import Mending, PageMending, PageNumberMending
from baocao.values.problem import Severity
from baocao.values.sheet import RunFormat, paragraphs_of

_TYPED_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,3}\W*", re.IGNORECASE)


@layout_rule("the-thuc/so-trang", "PN-01", "kieu.so_trang")
def page_number(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: văn bản từ hai trang trở lên có số trang ở đầu trang, là số trang tự động của Word. Chương trình không
    dàn trang, nên chỉ báo khi chữ chắc chắn dài hơn một trang; phụ lục không xét.
    Vì sao: không có số trang thì rơi, lẫn tờ không biết; số gõ tay thì trang nào cũng như nhau.
    Sai: văn bản năm trang, không có số trang; hoặc gõ số 2 vào đầu trang.
    Đúng: đầu trang thứ hai có số 2, do Word tự điền.
    Cách sửa: Chèn (Insert) → Số trang (Page Number) → Đầu trang (Top of Page), chọn kiểu ở giữa; hoặc `baocao sua`.
    Căn cứ: đánh số trang (HD36, HD05; NĐ30 Phụ lục I).
    """
    missing, typed, even = [], "", []
    for at, is_beyond in enumerate(reaches_beyond_first_page(paper)):
        section = paper.sheet.sections[at]
        if not is_beyond or is_annex(paper, at) or _is_in_footer(paper, at):
            continue
        if not has_number(paper, at, section.header):
            missing.append(at)
            words = " ".join(paragraph.text for paragraph in paragraphs_of(section.header)).strip()
            typed = typed or (words if _TYPED_NUMBER.fullmatch(words) else "")
        elif paper.sheet.tells_odd_from_even and not has_number(paper, at, section.even_header):
            even.append(at)
    remedy = "Chèn → Số trang → Đầu trang, chọn kiểu ở giữa trang."
    if missing:
        message = (
            f"số trang “{typed}” gõ tay, quy định đánh số trang liên tục (số trang tự động)"
            if typed
            else "văn bản dài hơn một trang mà không có số trang ở đầu trang"
        )
        yield Fault(
            f"phần {missing[0] + 1}",
            Severity.ERROR,
            message + _and_sections(missing),
            remedy,
            _mendings(paper, missing),
        )
    if even:
        yield Fault(
            f"phần {even[0] + 1}",
            Severity.ERROR,
            "trang chẵn không có số trang: đầu trang chẵn và lẻ đặt khác nhau mà chỉ trang lẻ có số"
            + _and_sections(even),
            "Bỏ chọn “Trang chẵn và lẻ khác nhau” (Different Odd & Even Pages), hoặc chèn số vào đầu trang chẵn.",
            _mendings(paper, even),
        )


def _is_in_footer(paper: Paper, at: int) -> bool:
    footers = edges(paper, paper.sheet.sections[at], "footer")
    return any(has_number(paper, at, blocks) for _, blocks in footers)


@layout_rule("the-thuc/so-trang-o-chan", "PN-02", "kieu.so_trang")
def number_in_footer(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: số trang không ở chân trang.
    Vì sao: quy định đặt số trang ở đầu trang, chính giữa.
    Sai: số trang ở giữa hoặc góc phải chân trang.
    Đúng: số trang ở giữa đầu trang.
    Cách sửa: xoá số ở chân trang, rồi Chèn → Số trang → Đầu trang; hoặc `baocao sua`.
    Căn cứ: đánh số trang (HD36, HD05; NĐ30 Phụ lục I).
    """
    found = [at for at in range(len(paper.sheet.sections)) if _is_in_footer(paper, at)]
    if found:
        yield Fault(
            f"phần {found[0] + 1}",
            Severity.ERROR,
            f"số trang ở chân trang, quy định ở đầu trang{_and_sections(found)}",
            "Xoá số trang ở chân trang; Chèn → Số trang → Đầu trang, chọn kiểu ở giữa trang.",
            _mendings(paper, found),
        )


@layout_rule("the-thuc/so-trang-can-giua", "PN-03", "kieu.so_trang")
def number_centred(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: số trang ở đầu trang canh giữa; bằng đoạn canh giữa, điểm dừng tab, khung hay ô bảng ở giữa đều được.
    Vì sao: quy định số trang ở chính giữa.
    Sai: số trang ở góc phải đầu trang.
    Đúng: số trang ở chính giữa đầu trang.
    Cách sửa: bấm đúp vào đầu trang, đặt con trỏ vào số, bấm Ctrl+E; hoặc `baocao sua`.
    Căn cứ: đánh số trang (HD36, HD05; NĐ30 Phụ lục I).
    """
    found = list(dict.fromkeys(number.section for number in numbers_on_top(paper) if number.is_centred is False))
    if found:
        yield Fault(
            f"phần {found[0] + 1}",
            Severity.WARNING,
            f"số trang không ở giữa, quy định canh giữa{_and_sections(found)}",
            "Bấm đúp vào đầu trang, đặt con trỏ vào số, bấm Ctrl+E.",
            _mendings(paper, found),
        )


@layout_rule("the-thuc/so-trang-trang-dau", "PN-04", "kieu.so_trang")
def no_number_on_first_page(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: trang thứ nhất không hiện số trang.
    Vì sao: trang thứ nhất đã có tiêu đề; quy định chỉ hiện số từ trang thứ hai.
    Sai: đầu trang thứ nhất có số 1.
    Đúng: trang thứ nhất không có số, trang thứ hai có số 2.
    Cách sửa: bấm đúp vào đầu trang, chọn “Trang đầu khác” (Different First Page), xoá số ở trang đầu; hoặc
    `baocao sua`.
    Căn cứ: đánh số trang (HD36, HD05; NĐ30 Phụ lục I).
    """
    for section in paper.sheet.sections[:1]:
        header, footer = (
            (section.first_header, section.first_footer)
            if section.different_first
            else (section.header, section.footer)
        )
        if has_number(paper, 0, header) or has_number(paper, 0, footer):
            yield Fault(
                "phần 1",
                Severity.ERROR,
                "trang thứ nhất hiện số trang, quy định không hiện",
                "Bấm đúp vào đầu trang, chọn “Trang đầu khác”, xoá số ở trang đầu.",
                _mendings(paper, (0,)),
            )


@layout_rule("the-thuc/so-trang-cach-mep", "PN-05", "trang.so_trang_cach_mep")
def distance_from_edge(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: số trang cách mép trên của giấy 10 mm; sai số 2 mm. NĐ30 không quy định khoảng cách, chỉ cần số trang
    ở trong phần lề trên.
    Vì sao: số trang sát mép thì máy in không in được, sát chữ thì rối.
    Sai: đầu trang cách mép 12,7 mm, số có sẵn của Word.
    Đúng: đầu trang cách mép 10 mm.
    Cách sửa: bấm đúp vào đầu trang, ô “Đầu trang từ trên xuống” (Header from Top) đặt 1 cm; hoặc `baocao sua`.
    Căn cứ: đánh số trang (HD36, HD05); NĐ30 chỉ ghi canh giữa trong phần lề trên, khoảng cách là quy ước của chương
    trình.
    """
    figure = "trang.so_trang_cach_mep"
    found = [
        at
        for at, section in enumerate(paper.sheet.sections)
        if any(has_number(paper, at, blocks) for _, blocks in edges(paper, section, "header"))
        and _is_at_wrong_distance(paper, at)
    ]
    if found:
        wanted = paper.book.twips(figure)
        distance = millimetres(paper.sheet.sections[found[0]].page.header)
        yield Fault(
            f"phần {found[0] + 1}",
            Severity.WARNING,
            f"số trang cách mép giấy {distance}, quy định {prescribed(paper.book, figure)}{_and_sections(found)}",
            f"Bấm đúp vào đầu trang, ô “Đầu trang từ trên xuống” đặt {millimetres(wanted)}.",
            tuple(_distance_mending(paper, at) for at in found),
        )


@layout_rule("the-thuc/so-trang-kieu-chu", "PN-06", "kieu.so_trang")
def number_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: số trang là chữ số Ả Rập, phông Times New Roman, cỡ chữ 14 (lệch 1 bỏ qua; NĐ30: 13 - 14), đứng, không
    đậm.
    Vì sao: số trang Word tự chèn thường mang phông và cỡ chữ khác phần nội dung.
    Sai: số trang Calibri cỡ chữ 11; số trang “ii”.
    Đúng: số trang Times New Roman cỡ chữ 14.
    Cách sửa: bấm đúp vào đầu trang, chọn số, đặt phông và cỡ chữ; hoặc `baocao sua`.
    Căn cứ: Phụ lục 3, dòng 14 (HD36, HD05); Phụ lục I (NĐ30).
    """
    faults: dict[str, list[int]] = {}
    for number in numbers_on_top(paper):
        for fault in _look_faults(paper, number.look):
            faults.setdefault(fault, []).append(number.section)
    if faults:
        sections = sorted({at for found in faults.values() for at in found})
        yield Fault(
            f"phần {sections[0] + 1}",
            Severity.WARNING,
            f"số trang {', '.join(faults)}{_and_sections(sections)}",
            f"Bấm đúp vào đầu trang, chọn số, đặt {paper.book.words('trang.phong_chu')}, cỡ chữ "
            f"{points(paper.book.size('so_trang'))}, chữ đứng.",
            _mendings(paper, sections),
        )
    roman = [
        at
        for at, section in enumerate(paper.sheet.sections)
        if section.number_format and has_number(paper, at, section.header) and not is_annex(paper, at)
    ]
    if roman:
        yield Fault(
            f"phần {roman[0] + 1}",
            Severity.WARNING,
            f"số trang không phải chữ số Ả Rập, quy định 2, 3, 4…{_and_sections(roman)}",
            "Chèn → Số trang → Định dạng số trang (Format Page Numbers), chọn 1, 2, 3.",
        )


def _look_faults(paper: Paper, look: RunFormat) -> Iterator[str]:
    size, font, style = look.size, paper.book.words("trang.phong_chu"), paper.book.look("kieu.so_trang")
    if look.font is not None and not is_prescribed_font(look.font, font):
        yield f"phông {look.font}, quy định {font}"
    if size is not None and graveness(paper.book, "kieu.so_trang", Fraction(size, 2)) is not None:
        yield f"cỡ chữ {points(size)}, quy định {prescribed(paper.book, 'kieu.so_trang').removesuffix(' pt')}"
    if look.italic and not style.get(ITALIC):
        yield "nghiêng, quy định chữ đứng"
    if look.bold and not style.get(BOLD):
        yield "đậm, quy định không đậm"


def _mendings(paper: Paper, sections: Iterable[int]) -> tuple[Mending, ...]:
    """A number on top of the pages of these sections, at its distance from the edge."""
    font = paper.book.words("trang.phong_chu")
    look = RunFormat(font, paper.book.size("so_trang"), False, False, extended_font=font)
    found: list[Mending] = []
    for at in dict.fromkeys(sections):
        found.append(PageNumberMending(at, at == 0, look))
        if _is_at_wrong_distance(paper, at):
            found.append(_distance_mending(paper, at))
    return tuple(found)


def _is_at_wrong_distance(paper: Paper, at: int) -> bool:
    figure, distance = "trang.so_trang_cach_mep", paper.sheet.sections[at].page.header
    return graveness(paper.book, figure, in_unit(distance, paper.book.range(figure).unit)) is not None


def _distance_mending(paper: Paper, at: int) -> PageMending:
    return PageMending(at, (("header", paper.book.twips("trang.so_trang_cach_mep")),))


def _and_sections(sections: list[int]) -> str:
    """` (và 2 phần khác)` where the first stands for several."""
    return f" (và {len(sections) - 1} phần khác)" if len(sections) > 1 else ""
