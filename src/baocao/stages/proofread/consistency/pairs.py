"""Commas and hyphens that belong to well-known groups of words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, language_rule
from baocao.stages.proofread.phrases import Phrases, begins_sentence, is_in_capitals, words_of
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_SURE = (
    "tiết kiệm, chống lãng phí", "người tốt, việc tốt", "cần, kiệm, liêm, chính",
    "tư tưởng, đạo đức, phong cách hồ chí minh", "dân giàu, nước mạnh", "dân chủ, công bằng, văn minh",
    "công chức, viên chức", "văn hoá - xã hội", "kinh tế - xã hội", "chính trị - xã hội", "quốc phòng - an ninh",
    "xã hội - nghề nghiệp", "tham nhũng, lãng phí, tiêu cực", "công khai, minh bạch", "khiếu nại, tố cáo",
    "vững mạnh, toàn diện",
)  # fmt: skip
_TASTE = (
    "phòng, chống tham nhũng", "phòng, chống dịch", "phòng, chống tội phạm", "phòng, chống thiên tai",
    "phòng, chống ma tuý", "cán bộ, đảng viên", "lãnh đạo, chỉ đạo", "kiểm tra, giám sát", "đào tạo, bồi dưỡng",
)  # fmt: skip
_LEFT_ALONE = (
    "kinh tế xã hội chủ nghĩa", "văn hoá xã hội chủ nghĩa", "chính trị xã hội chủ nghĩa", "vững mạnh toàn diện",
    "kiểm tra giám sát viên", "chính trị xã hội - nghề nghiệp", "chính trị xã hội nghề nghiệp",
)  # fmt: skip


def _bare(phrase: str) -> str:
    return " ".join(word for word in words_of(phrase) if word not in {",", "-"})


_GROUPS: Phrases[tuple[str, Severity] | None] = Phrases([
    *((_bare(phrase), (phrase, Severity.WARNING)) for phrase in _SURE if _bare(phrase) not in _LEFT_ALONE),
    *((_bare(phrase), (phrase, Severity.HINT)) for phrase in _TASTE),
    *((phrase, None) for phrase in _LEFT_ALONE),
])  # fmt: skip
_AMONG = re.compile(r"([^\W\d_”]+”?) (trong đó có) (?=\d)")
_NO_COMMA_AFTER = frozenset({"và", "mà", "từ", "ở", "nằm", "nhưng", "rồi"})
_OPENINGS = Phrases([(text, text) for text in ("đồng thời", "bên cạnh đó", "ngoài ra", "tuy nhiên", "mặt khác")])


@language_rule("soat/thieu-phay")
def missing_comma(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: dấu phẩy, gạch nối trong những cụm từ quen thuộc: “tiết kiệm, chống lãng phí”, “văn hoá - xã hội”;
        dấu phẩy trước “trong đó có” và con số.
    Vì sao: các vế ngang nhau phải tách bằng dấu phẩy hoặc gạch nối; viết liền là hiểu sai quan hệ giữa các vế.
    Sai: “thực hành tiết kiệm chống lãng phí”, “người tốt việc tốt”, “văn hoá xã hội”, “các mô hình trong đó có 20 …”.
    Đúng: “thực hành tiết kiệm, chống lãng phí”, “người tốt, việc tốt”, “văn hoá - xã hội”, “các mô hình, trong đó có
        20 …”; “văn hoá xã hội chủ nghĩa” là cụm khác.
    Cách sửa: thêm dấu theo chữ được nêu. Cụm mà nhiều nơi viết liền (“phòng chống dịch”) chỉ là gợi ý.
    Căn cứ: tên các luật (Luật Phòng, chống tham nhũng; Luật Thực hành tiết kiệm, chống lãng phí).
    """
    for index, line in reading.lines():
        tokens = reading.tokens[index]
        for first, end, known in _GROUPS.found_in(reading.folded[index]):
            start, stop = tokens[first].start, tokens[end - 1].end
            if known is not None:
                wanted = _with_marks(line.text[start:stop], known[0])
                yield Slip(index, start, stop, wanted, Severity.HINT if _goes_on(line.text[:start]) else known[1])
        if "trong đó có" in line.text:
            for match in _AMONG.finditer(line.text):
                if match[1].lower() not in _NO_COMMA_AFTER:
                    yield Slip(index, match.start(), match.end(2), f"{match[1]}, {match[2]}")


def _goes_on(before: str) -> bool:
    """“về kinh tế, chính trị xã hội, văn hoá”: what is missing may just as well be a comma of the series."""
    return before.lower().endswith(("kinh tế, ", "kinh tế ", "chính trị, ", "văn hoá, ", "văn hóa, "))


def _with_marks(text: str, phrase: str) -> str:
    """The words as they were written with the marks of the phrase between them."""
    written, made = iter(text.split()), ""
    for part in phrase.split():
        if part == "-":
            made += " -"
        else:
            made += (" " if made else "") + next(written) + ("," if part.endswith(",") else "")
    return made


@language_rule("soat/phay-sau-tu-noi", gathers=True)
def comma_after_opening(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: từ nối mở đầu câu (Đồng thời, Bên cạnh đó, Ngoài ra, Tuy nhiên, Mặt khác) có dấu phẩy theo sau.
    Vì sao: dấu phẩy tách phần chuyển ý khỏi câu, người đọc không phải đọc lại.
    Sai: “Đồng thời chỉ đạo các đơn vị …”.
    Đúng: “Đồng thời, chỉ đạo các đơn vị …”.
    Cách sửa: thêm dấu phẩy; đây chỉ là gợi ý về cách viết.
    Căn cứ: cách viết quen dùng trong văn bản hành chính; quy ước của chương trình.
    """
    for index, line in reading.lines(LineKind.PARAGRAPH):
        tokens = reading.tokens[index]
        for first, end, _ in _OPENINGS.found_in(reading.folded[index]):
            is_followed = end < len(tokens) and tokens[end].kind in "wn"
            if is_followed and begins_sentence(tokens, first) and tokens[first].text[0].isupper():
                start, stop = tokens[first].start, tokens[end].end
                text = line.text[start : tokens[end - 1].end]
                if not is_in_capitals(text):
                    wanted = f"{text}, {tokens[end].text}"
                    yield Slip(index, start, stop, wanted, Severity.HINT, group="từ nối")
