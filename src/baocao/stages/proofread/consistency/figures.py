"""How dates and numbers are written in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.phrases import each_of
from baocao.values.calendar_date import write_month
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_DATE = re.compile(r"(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/-])", re.ASCII)
_MONTH = re.compile(r"\b(tháng )(\d{1,2})(/(?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_IN_WORDS = re.compile(r"\b(ngày )(\d{1,2})( tháng )(\d{1,2})( năm \d{4})(?!\d)", re.IGNORECASE)
_COMMA_THOUSANDS = re.compile(r"(?<![\w.,/-])([1-9]\d{0,2}(?:,\d{3})+)(?![\w/-]|[.,]\d)(\s?%|\s+[^\W\d_]+|)")
_MEASURES = each_of("tỷ triệu nghìn ha hécta km m kg tấn tạ lít điểm lần ngàn m2 mét độ")
_POINT = re.compile(r"(?<![\w.,/-])(\d+\.\d{1,2})(?!\d)( ?%| (?:tỷ|triệu|tấn|ha|km|điểm|lần|kg)\b)")
_SPACED_PERCENT = re.compile(r"(?<![\w.,/-])(\d+(?:[.,]\d+)*)[ \u00a0]+%")
_SEPARATED = re.compile(r"\d[.,]\d")
_NUMERIC_DATE = re.compile(r"\d[/.-]\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_PLAIN = re.compile(r"(?<![\w.,/:+-])([1-9]\d{3,8})(?![\w/:-]|[.,]\d)(?= [^\W\d_])")
_DOTTED = re.compile(r"(?<![\w.,/-])[1-9]\d{0,2}(?:\.\d{3})+(?![\w/-]|[.,]\d)")
_NAMED_NUMBER = re.compile(
    r"(?:số|năm|khoá|khóa|điện thoại|ĐT|mã|từ|đến|tuổi|giai đoạn|tới|hiệu)[:.]?\s*$", re.IGNORECASE
)


@language_rule("soat/ngay", "TX-02", gathers=True)
def date_form(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: ngày viết ngày/tháng/năm, ngày dưới 10 và tháng 1, 2 có số 0 ở trước, tháng 3 đến 9 thì không; ngày
        phải có trong lịch.
    Vì sao: số 0 ở trước để không ai thêm số vào ngày tháng; viết thống nhất thì dễ tra.
    Sai: “1/6/2021”, “05/02/2021” viết thành “5/2/2021”, “15.5.2016”, “tháng 06/2021”, “31/4/2021”.
    Đúng: “01/6/2021”, “05/02/2021”, “15/5/2016”, “tháng 6/2021”, “30/4/2021”.
    Cách sửa: viết như được nêu; ngày không có trong lịch thì tra lại văn bản gốc.
    Căn cứ: Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP (thể thức ngày, tháng, năm).
    """
    for index, line in reading.lines():
        for match in _DATE.finditer(line.text) if _NUMERIC_DATE.search(line.text) else ():
            day, month, year = int(match[1]), int(match[3]), int(match[4])
            if not _exists(day, month, year):
                if match[2] == "/":
                    yield Slip(index, match.start(), match.end(), None, message=f"không có ngày {match[0]}",
                               remedy="Tra lại ngày trong văn bản gốc.", group=match[0])  # fmt: skip
                continue
            wanted = f"{day:02d}/{write_month(month)}/{year}"
            if match[0] != wanted and (match[2] == "/" or line.text[: match.start()].lower().endswith("ngày ")):
                yield Slip(index, match.start(), match.end(), wanted, Severity.HINT)
        if "háng " not in line.text:
            continue
        for match in _MONTH.finditer(line.text):
            if 1 <= int(match[2]) <= 12 and match[2] != write_month(int(match[2])):
                wanted = f"{match[1]}{write_month(int(match[2]))}{match[3]}"
                yield Slip(index, match.start(), match.end(), wanted, Severity.HINT)
        for match in _IN_WORDS.finditer(line.text):
            day, month = int(match[2]), int(match[4])
            wanted = f"{match[1]}{day:02d}{match[3]}{write_month(month)}{match[5]}"
            if match[0] != wanted and 1 <= month <= 12:
                yield Slip(index, match.start(), match.end(), wanted, Severity.HINT)


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@language_rule("soat/so", "TX-03", gathers=True)
def number_form(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: số viết theo lối Việt Nam: dấu chấm tách hàng nghìn, dấu phẩy trước phần lẻ, dấu % viết liền số; cả văn
        bản một lối.
    Vì sao: “7,392” người này đọc là bảy nghìn, người kia đọc là bảy phẩy ba; con số phải hiểu được một cách.
    Sai: “7,392 đảng viên”, “12.5%”, “98,5 %”, “7392 đảng viên” khi nơi khác viết “1.181 đảng viên”.
    Đúng: “7.392 đảng viên”, “12,5%”, “98,5%”; “1,25 tỷ đồng”; số hiệu, năm, số mục như “1.1.” giữ nguyên.
    Cách sửa: viết như được nêu.
    Căn cứ: Nghị định 86/2012/NĐ-CP (dấu phẩy thập phân); Luật Kế toán (dấu chấm hàng nghìn).
    """
    for index, line in reading.lines():
        if "%" in line.text or _SEPARATED.search(line.text):
            yield from _wrong_separators(index, line.text)
    yield from _mixed_thousands(reading)


def _wrong_separators(index: int, text: str) -> Iterator[Slip]:
    for match in _COMMA_THOUSANDS.finditer(text) if _SEPARATED.search(text) else ():
        number, after = match[1], match[2].strip()
        if after == "%" or (number.count(",") == 1 and after in _MEASURES):
            continue
        is_sure = bool(after) or number.count(",") > 1
        yield Slip(index, match.start(1), match.end(1), number.replace(",", "."),
                   Severity.WARNING if is_sure else Severity.HINT, group=number)  # fmt: skip
    for match in _POINT.finditer(text) if _SEPARATED.search(text) else ():
        wanted = match[0].replace(".", ",").replace(" %", "%")
        yield Slip(index, match.start(), match.end(), wanted, group=match[0])
    for match in _SPACED_PERCENT.finditer(text) if "%" in text else ():
        if not _POINT.match(text, match.start()):
            yield Slip(index, match.start(), match.end(), f"{match[1]}%", is_safe=True, group="%")


def _mixed_thousands(reading: Reading) -> Iterator[Slip]:
    """Numbers without dots in a text that has some with dots; years and numbers that name something stay."""
    lines = list(reading.lines(LineKind.PARAGRAPH, LineKind.HEADING))
    if not any(_DOTTED.search(line.text) for _, line in lines if _SEPARATED.search(line.text)):
        return
    for index, line in lines:
        for match in _PLAIN.finditer(line.text) if _FOUR_DIGITS.search(line.text) else ():
            if 1900 <= int(match[1]) <= 2100 or _NAMED_NUMBER.search(
                line.text[max(0, match.start() - 12) : match.start()]
            ):
                continue
            wanted = f"{int(match[1]):,}".replace(",", ".")
            yield Slip(index, match.start(), match.end(), wanted, Severity.HINT,
                       "nơi khác tách hàng nghìn bằng dấu chấm", group="nghìn")  # fmt: skip
