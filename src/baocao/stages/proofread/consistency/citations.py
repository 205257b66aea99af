"""How documents are cited: one form, one date, in full at the first mention."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.phrases import listed_spots
from baocao.values.problem import Severity
from baocao.values.prose import LineKind
from baocao.values.tone_marks import new_marks

_NUMBER = r"\d{1,5}(?:/\d{4})?[-/][A-ZĐƯ][\w]*(?:[-/][\w]+)*"
_DATED = re.compile(rf"\b([Ss]ố )({_NUMBER})(,?) (ngày) (\d{{1,2}}/\d{{1,2}}/\d{{4}})?")
_DAY = r"\d{1,2}(?:[/.-]| tháng )\d{1,2}(?:[/.-]| năm )\d{4}"
_CITED = re.compile(rf"(?<![\w/-])({_NUMBER})(,? ngày ({_DAY}))?")
_SAID = re.compile(r"\b[Ss]ố $")
_PLENUM = re.compile(r"Nghị quyết Trung ương (\d{1,2})(?![^\W_])(,? [Kk]h(?:oá|óa) [XVI]+| \([^()]{3,120}\))?")
_LONGEST_TERM = 15
"""“ (khoá XIII)”; longer remarks in brackets are no part of the name."""
_KINDS = (LineKind.PARAGRAPH, LineKind.HEADING)


@language_rule("soat/vien-dan", "TX-05", gathers=True)
def citation_form(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: giữa số văn bản và chữ “ngày” cùng có, hoặc cùng không có, dấu phẩy ở mọi chỗ viện dẫn.
    Vì sao: văn bản của Đảng viết “số 15-NQ/TU, ngày 05/9/2020”, văn bản Nhà nước không có dấu phẩy; một văn bản theo
        một lối.
    Sai: “Nghị quyết số 15-NQ/TU, ngày 05/9/2020” rồi “Chỉ thị số 05-CT/TW ngày 15/5/2016”.
    Đúng: “Nghị quyết số 15-NQ/TU, ngày 05/9/2020” rồi “Chỉ thị số 05-CT/TW, ngày 15/5/2016”.
    Cách sửa: thêm hoặc bỏ dấu phẩy cho giống phần lớn các chỗ khác.
    Căn cứ: cách viện dẫn trong Quy định 4148-QĐ/VPTW; Nghị định 30/2020/NĐ-CP với văn bản Nhà nước.
    """
    found = [
        (index, match) for index, line in reading.lines(*_KINDS) if "ngày" in line.text
        for match in _DATED.finditer(line.text) if not reading.is_quoted(index, match.start())
    ]  # fmt: skip
    with_comma, without = [each for each in found if each[1][3]], [each for each in found if not each[1][3]]
    if not with_comma or not without:
        return
    rare, usual = sorted((without, with_comma), key=len)
    for index, match in rare:
        wanted = f"{match[1]}{match[2]}{'' if match[3] else ','} {match[4]}"
        spots = listed_spots(reading, (line for line, _ in usual))
        if len(usual) > len(rare):
            yield Slip(index, match.start(), match.end(4), wanted, message="các chỗ khác viết như vậy", group="phẩy")
        else:
            message = f"nơi có, nơi không có dấu phẩy trước “ngày”: ở đây “{match[0].strip()}”, khác với {spots}"
            yield Slip(index, match.start(), match.end(4), None, Severity.HINT, message, "Chọn một lối.", group="phẩy")


@language_rule("soat/vien-dan-hai-cach")
def one_document_cited_in_two_ways(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: một văn bản được viện dẫn một cách: lần đầu đủ số, ngày, khoá; các lần sau viết gọn; không nơi ghi ngày
        này nơi ghi ngày khác.
    Vì sao: lần đầu viết thiếu, lần sau viết đủ là chưa soát; hai ngày khác nhau thì một ngày sai.
    Sai: “Nghị quyết Trung ương 4 về …” rồi “Nghị quyết Trung ương 4 (khoá XII) về …”; “số 05-CT/TW” mà không nơi nào
        ghi ngày; “12-KH/TU, ngày 15/01/2021” rồi “12-KH/TU, ngày 15/02/2021”.
    Đúng: “Nghị quyết Trung ương 4 (khoá XII) về …”, lần sau “Nghị quyết Trung ương 4 (khoá XII)” hoặc “Nghị quyết này”.
    Cách sửa: ghi đủ ở lần đầu, sửa ngày theo văn bản gốc.
    Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục I (viện dẫn đủ ở lần đầu); cách viện dẫn trong Quy định 4148-QĐ/VPTW.
    """
    yield from _plenums(reading)
    yield from _numbers(reading)


def _plenums(reading: Reading) -> Iterator[Slip]:
    cited: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for index, line in reading.lines(*_KINDS):
        if "Nghị quyết Trung ương" in line.text:
            for match in _PLENUM.finditer(line.text):
                cited[match[1]].append((index, match))
    for matches in cited.values():
        full = [(index, match) for index, match in matches if match[2]]
        index, first = matches[0]
        if not full or first[2]:
            continue
        if len({new_marks(match[2]).lower() for _, match in full}) > 1:
            continue
        if len(full[0][1][2]) > _LONGEST_TERM:
            continue
        message = f"lần đầu viết thiếu; {listed_spots(reading, (line for line, _ in full))} viết đủ"
        yield Slip(index, first.start(), first.end(), first[0] + full[0][1][2], message=message)


def _numbers(reading: Reading) -> Iterator[Slip]:
    cited: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for index, line in reading.lines(*_KINDS):
        if "-" in line.text or "/" in line.text:
            for match in _CITED.finditer(line.text):
                if _SAID.search(line.text[max(0, match.start() - 4) : match.start()]) or match[3]:
                    cited[match[1]].append((index, match))
    for number, matches in cited.items():
        dates = {match[3] for _, match in matches if match[3]}
        index, first = matches[0]
        if len({tuple(_read(date)) for date in dates}) > 1:
            yield from _two_dates(reading, number, matches)
        elif dates and not first[3]:
            at = next(line for line, match in matches if match[3])
            if not first[2]:
                message = f"“{number}” lần đầu chưa ghi ngày, {reading.spot(at)} mới ghi"
                yield Slip(index, first.start(), first.end(1), None, Severity.HINT, message, "Ghi ngày ở lần đầu.")
        elif not dates and not _is_masthead(reading, index) and not first[2]:
            yield Slip(index, first.start(), first.end(1), None, Severity.HINT, f"“{number}” không nơi nào ghi ngày",
                       "Ghi ngày ban hành ở lần đầu viện dẫn.")  # fmt: skip


def _two_dates(reading: Reading, number: str, matches: list[tuple[int, re.Match[str]]]) -> Iterator[Slip]:
    dated = [(index, match) for index, match in matches if match[3]]
    index, first = dated[0]
    other, differing = next(each for each in dated if _read(each[1][3]) != _read(first[3]))
    message = f"“{number}” ở đây ngày {first[3]}, ở {reading.spot(other)} ngày {differing[3]}"
    yield Slip(index, first.start(), first.end(), None, message=message, remedy="Tra lại văn bản gốc.")


def _read(date: str) -> list[str]:
    """Its numbers without leading zeros, however it is written."""
    return [number.lstrip("0") for number in re.findall(r"\d+", date)]


def _is_masthead(reading: Reading, index: int) -> bool:
    """The paper's own number: “Số 47-BC/ĐU” alone in its line."""
    return len(reading.prose.lines[index].text.split()) < 5
