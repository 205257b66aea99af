"""Rules on the line of place and date (DT)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from baocao.stages.conform.drawn_lines import room_of, width_of
from baocao.stages.conform.judging import Fault, layout_rule
from baocao.stages.conform.looks import ITALIC, look_faults
from baocao.stages.conform.paper import Paper, millimetres, spot
from baocao.values.calendar_date import write_month
from baocao.values.document import Side
from baocao.values.official_terms import folded
from baocao.values.problem import Severity

_BLANK = r"[\s.…_]*"
_PLACED_DATE = re.compile(
    rf"(?P<place>.*?)(?P<comma>\s?,)?\s*(?P<word>ngày)\s*(?P<day>\d{{1,4}}|{_BLANK})\s*tháng\s*(?P<month>\d{{1,4}}|{_BLANK})"
    rf"\s*năm\s*(?P<year>\d{{4}}|[\d\s.…_]*)(?P<end>.*)",
    re.IGNORECASE,
)
_STRICT = re.compile(rf"[^,]+, ngày(?: \d\d?| ?{_BLANK}) ?tháng(?: \d\d?| ?{_BLANK}) ?năm(?: \d{{4}}| ?[\d\s.…_]*)")
_PLACE_WORD = re.compile(
    r"(?:TP\.?|THÀNH PHỐ|TX\.?|THỊ XÃ|TT\.?|THỊ TRẤN|Q\.?|QUẬN|HUYỆN|H\.|P\.|PHƯỜNG|XÃ|TỈNH|ĐẶC KHU)\s*"
)

_COMMUNE = re.compile(
    r"(?:ĐẢNG UỶ|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND) (?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) (?P<name>.+)"
)


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() else None


@layout_rule("the-thuc/ngay-thang", "DT-01", "dau_trang.ngay")
def place_and_date(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: có dòng địa danh và ngày, tháng, năm, viết đúng dạng: dấu phẩy sau địa danh; ngày nhỏ hơn 10 và tháng
    1, 2 có số 0 ở trước, tháng 3 đến 9 thì không. Ngày, tháng để trống thì được.
    Vì sao: ngày tháng là căn cứ hiệu lực; viết đúng dạng thì không thêm được chữ số vào trước.
    Sai: Ninh Bình, ngày 1 tháng 06 năm 2021.
    Đúng: Ninh Bình, ngày 01 tháng 6 năm 2021.
    Cách sửa: gõ lại dòng địa danh và ngày tháng.
    Căn cứ: địa danh và ngày, tháng, năm ban hành (HD36; HD05, điểm 4.2.2; NĐ30 Phụ lục I).
    """
    line = paper.parts.date
    if line is None:
        yield Fault(
            "",
            Severity.ERROR,
            "không thấy dòng địa danh và ngày, tháng, năm",
            "Thêm dòng “…, ngày … tháng … năm …” ở nửa bên phải, dưới tiêu đề.",
        )
        return
    found = _PLACED_DATE.fullmatch(line.text)
    reasons = ["không đúng dạng “…, ngày … tháng … năm …”"] if found is None else list(_date_faults(found, line.text))
    if reasons:
        yield Fault(
            spot(line),
            Severity.ERROR,
            f"địa danh và ngày tháng viết “{line.text}”: {'; '.join(reasons)}",
            f"Gõ lại: {_rewritten(found)}",
        )


def _date_faults(found: re.Match[str], text: str) -> Iterator[str]:
    day, month = found["day"], found["month"]
    if not found["place"].strip():
        yield "thiếu địa danh"
    elif not found["comma"]:
        yield "thiếu dấu phẩy sau địa danh"
    if (number := _whole(day)) is not None:
        if not 1 <= number <= 31:
            yield f"không có ngày {day}"
        elif day != f"{number:02d}":
            yield f"ngày viết “{number:02d}”"
    if (number := _whole(month)) is not None:
        if not 1 <= number <= 12:
            yield f"không có tháng {month}"
        elif month != write_month(number):
            yield f"tháng viết “{write_month(number)}”"
    if found["end"].strip():
        yield f"sau năm thừa “{found['end'].strip()}”"
    elif found["place"].strip() and found["comma"] and _STRICT.fullmatch(text) is None:
        yield "sai dấu cách hoặc chữ hoa"


def _rewritten(found: re.Match[str] | None) -> str:
    if found is None:
        return "…, ngày … tháng … năm …"
    day, month = _whole(found["day"]), _whole(found["month"])
    return (
        f"{found['place'].strip() or '…'}, ngày {'…' if day is None else f'{day:02d}'} "
        f"tháng {'…' if month is None or not 1 <= month <= 12 else write_month(month)} năm {found['year'].strip()}"
    ).strip()


@layout_rule("the-thuc/dia-danh", "DT-02", "dau_trang.ngay")
def place(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: địa danh đúng với `dia_danh` trong tệp cơ quan ban hành; thêm “TP”, “xã”, “phường”… ở trước cũng được.
    Không có tệp ấy thì chỉ xét cấp uỷ, uỷ ban nhân dân, hội đồng nhân dân cấp xã: địa danh là tên xã, phường ấy.
    Vì sao: địa danh là tên đơn vị hành chính nơi cơ quan đóng, không tuỳ người soạn.
    Sai: Hà Nội, ngày 01 tháng 6 năm 2021, trong báo cáo của Đảng uỷ Khối ở Ninh Bình.
    Đúng: Ninh Bình, ngày 01 tháng 6 năm 2021; TP Ninh Bình, ngày 01 tháng 6 năm 2021.
    Cách sửa: gõ lại địa danh, hoặc sửa `dia_danh` trong tệp cơ quan ban hành.
    Căn cứ: địa danh và ngày, tháng, năm ban hành (HD36, HD05, NĐ30); `dia_danh` trong tệp cơ quan ban hành; địa danh
    theo cấp: một nguồn dẫn lại.
    """
    line = paper.parts.date
    found = _PLACED_DATE.fullmatch(line.text) if line is not None else None
    if line is None or found is None:
        return
    shown = found["place"].strip()
    if paper.issuer is not None and paper.issuer.locality:
        wanted, remedy = paper.issuer.locality, "; hoặc sửa `dia_danh` trong tệp cơ quan ban hành"
    else:
        commune = _COMMUNE.fullmatch(folded(" ".join(each.text for each in paper.parts.issuer)))
        wanted, remedy = commune["name"].title() if commune else "", ""
    if shown and wanted and _bare_place(shown) != _bare_place(wanted):
        yield Fault(
            spot(line),
            Severity.WARNING,
            f"địa danh “{shown}”, cơ quan ban hành ở “{wanted}”",
            f"Gõ lại địa danh: {wanted}{remedy}.",
        )


def _bare_place(name: str) -> str:
    return _PLACE_WORD.sub("", folded(name), count=1) if _PLACE_WORD.match(folded(name)) else folded(name)


@layout_rule("the-thuc/ngay-thang-kieu-chu", "DT-03", "kieu.dia_danh_ngay")
def date_look(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: dòng địa danh, ngày tháng cỡ chữ 14 (NĐ30: 13 - 14), nghiêng, không đậm, ở nửa bên phải, trên một dòng.
    Vì sao: đây là dòng chữ nghiêng duy nhất của đầu trang; chữ đứng là sai mẫu.
    Sai: Ninh Bình, ngày 01 tháng 6 năm 2021 chữ đứng.
    Đúng: Ninh Bình, ngày 01 tháng 6 năm 2021 chữ nghiêng, cỡ chữ 14.
    Cách sửa: chọn dòng ấy, đặt chữ nghiêng (Ctrl+I), cỡ chữ 14; hoặc `baocao sua`.
    Căn cứ: Phụ lục 3, dòng 4 (HD36, HD05); Phụ lục I (NĐ30).
    """
    line = paper.parts.date
    if line is None:
        return
    yield from look_faults(paper, (line,), "dia_danh_ngay", "dòng địa danh, ngày tháng", (ITALIC,))
    if line.side is Side.LEFT:
        yield Fault(
            spot(line),
            Severity.WARNING,
            "dòng địa danh, ngày tháng ở nửa bên trái, quy định ở nửa bên phải",
            "Chuyển dòng ấy sang cột bên phải, dưới tiêu đề.",
        )
    width, room = width_of(line), room_of(paper, line)
    if line.cell is not None and line.is_whole and width is not None and room is not None and width > room:
        yield Fault(
            spot(line),
            Severity.WARNING,
            f"dòng địa danh, ngày tháng dài {millimetres(width)}, ô bảng rộng {millimetres(room)}: không đủ một dòng",
            "Kéo rộng cột bên phải của bảng đầu trang cho dòng ấy nằm trên một dòng.",
        )


@layout_rule("the-thuc/ngay-co-that", "DT-04", "dau_trang.ngay")
def real_date(paper: Paper) -> Iterator[Fault]:
    """
    Kiểm tra gì: ngày ghi trên văn bản có trong lịch và không sau ngày kiểm tra.
    Vì sao: ngày 31 tháng 6 là gõ nhầm; ngày ở tương lai là chép mẫu chưa sửa.
    Sai: ngày 31 tháng 6 năm 2021.
    Đúng: ngày 30 tháng 6 năm 2021.
    Cách sửa: gõ lại ngày tháng.
    Căn cứ: địa danh và ngày, tháng, năm ban hành (HD36, HD05, NĐ30): ngày ghi là ngày ban hành.
    """
    line = paper.parts.date
    found = _PLACED_DATE.fullmatch(line.text) if line is not None else None
    if line is None or found is None:
        return
    day, month, year = (_whole(found[name].strip()) for name in ("day", "month", "year"))
    if day is None or month is None or year is None or not 1 <= day <= 31 or not 1 <= month <= 12 or not year:
        return
    remedy = "Gõ lại ngày, tháng, năm ban hành."
    try:
        stated = date(year, month, day)
    except ValueError:
        yield Fault(spot(line), Severity.WARNING, f"không có ngày {day} tháng {month} năm {year}", remedy)
        return
    if paper.today is not None and stated > paper.today:
        shown = f"ngày {day:02d} tháng {write_month(month)} năm {year}"
        yield Fault(spot(line), Severity.WARNING, f"{shown} ở sau ngày kiểm tra", remedy)
