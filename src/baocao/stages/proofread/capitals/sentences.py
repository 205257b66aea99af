"""A sentence begins with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.stages.proofread.phrases import each_of
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_ANY = re.compile(r"[.?!][”)]?\s+[^\W\d_]|^\s*(?:[-+]\s*)?[^\W\d_]")
_ABBREVIATIONS = each_of(
    "tp ts ths pgs gs bs ks cn ncs tsk đc ông tt tx h q p x tr vd vv st ths ck ckii cki nxb mr mrs ms dr no vol st "
    "kts ls thạc ntn stt đt tel fax art khxh"
)
_NO_WORDS = each_of("b c d đ e g h i k l m n o p q r s t v x tr sđd tl nxb")
"""Marks of items (“c, Nhóm …”), pages (“tr. 9”): no sentence begins with them, whatever stands before."""
_ENDS = {".", "?", "!"}


@language_rule("soat/viet-hoa-dau-cau")
def sentence_without_capital(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: chữ đầu câu, sau dấu chấm, chấm hỏi, chấm than và ở đầu đoạn, viết hoa.
    Vì sao: chữ thường sau dấu chấm thường là dấu chấm gõ nhầm cho dấu phẩy, hoặc câu bị cắt khi dán.
    Sai: “… đạt kế hoạch. các đơn vị đã triển khai”.
    Đúng: “… đạt kế hoạch. Các đơn vị đã triển khai”; sau “TP.”, “v.v.”, “…” và ở ý liệt kê nối tiếp bằng dấu chấm phẩy
        thì viết thường được.
    Cách sửa: viết hoa chữ ấy, hoặc thay dấu chấm bằng dấu phẩy. Sau dấu chấm hỏi, chấm than thì chỉ là gợi ý.
    Căn cứ: Quy định 4148-QĐ/VPTW (viết hoa đầu câu); Nghị định 30/2020/NĐ-CP, Phụ lục II.
    """
    before = ""
    for index, line in reading.lines(LineKind.PARAGRAPH):
        if _ANY.search(line.text):
            tokens = reading.tokens[index]
            first = 1 if len(tokens) > 1 and tokens[0].text in {"-", "+"} else 0
            for at, token in enumerate(tokens):
                if at > first and tokens[at - 1].text not in _ENDS:
                    continue
                if token.kind != "w" or not token.text.islower() or token.text in _NO_WORDS:
                    continue
                if not _stands_free(line.text, token):
                    continue
                opens_line = at == first and _ends_sentence(before) and (first == 0 or line.text.rstrip().endswith("."))
                if opens_line or (at > 1 and _follows_sentence(tokens, at, line.text)):
                    stop = tokens[at + 1].end if at + 1 < len(tokens) and tokens[at + 1].kind == "w" else token.end
                    wanted = token.text[0].upper() + line.text[token.start + 1 : stop]
                    # “Đoàn kết lại! thành hiện thực …” may be meant as one sentence.
                    is_sure = at <= first or tokens[at - 1].text == "."
                    severity = Severity.WARNING if is_sure else Severity.HINT
                    yield Slip(index, token.start, stop, wanted, severity, "đầu câu viết hoa")
        before = line.text


def _stands_free(text: str, token: Token) -> bool:
    """No list mark such as “a)”, no part of “file.docx”."""
    return text[token.end : token.end + 1] not in {")", ".", "/"} or len(token.text) > 2


def _ends_sentence(text: str) -> bool:
    stripped = text.rstrip().rstrip("”)")
    if stripped.endswith(("...", "…", "./.")) or not stripped.endswith((".", "?", "!")):
        return stripped.endswith("./.")
    return len(stripped) > 40


def _follows_sentence(tokens: tuple[Token, ...], at: int, text: str) -> bool:
    """Whether a full stop, question or exclamation mark and a blank stand before the word."""
    mark = at - 1
    if tokens[mark].text not in _ENDS or tokens[mark].end == tokens[at].start or mark == 0:
        return False
    last = tokens[mark - 1]
    if last.kind == "n" and (mark < 2 or tokens[mark].text != "." or tokens[mark - 2].text in {";", ":", "."}):
        return False
    if last.text in {".", "…", "/"} or last.text in {"?", "!"}:
        return False
    is_short = last.kind == "w" and (len(last.text) == 1 or last.text.lower() in _ABBREVIATIONS or last.text.isupper())
    return not (is_short and tokens[mark].text == "." and last.end == tokens[mark].start)
