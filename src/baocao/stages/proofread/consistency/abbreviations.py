"""Abbreviations are written in full at the first mention, once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.stages.proofread.phrases import is_in_capitals
from baocao.values.problem import Severity
from baocao.values.prose import LineKind
from baocao.values.tone_marks import in_tone_style

_KNOWN = {
    "HĐND": "Hội đồng nhân dân", "UBND": "Uỷ ban nhân dân", "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Uỷ ban Mặt trận Tổ quốc", "THPT": "trung học phổ thông", "THCS": "trung học cơ sở",
    "BHXH": "bảo hiểm xã hội", "BHYT": "bảo hiểm y tế", "CNTT": "công nghệ thông tin", "KT-XH": "kinh tế - xã hội",
    "QP-AN": "quốc phòng - an ninh", "ANTT": "an ninh trật tự", "ATGT": "an toàn giao thông",
    "CBCCVC": "cán bộ, công chức, viên chức", "CBCC": "cán bộ, công chức", "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính", "NTM": "nông thôn mới", "XDĐ": "xây dựng Đảng", "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành", "BCĐ": "Ban Chỉ đạo", "UBKT": "Uỷ ban Kiểm tra", "LĐLĐ": "Liên đoàn Lao động",
    "CCB": "Cựu chiến binh", "LHPN": "Liên hiệp Phụ nữ", "TNCS": "Thanh niên Cộng sản", "HTX": "hợp tác xã",
    "GPMB": "giải phóng mặt bằng", "PCTN": "phòng, chống tham nhũng", "GDĐT": "giáo dục và đào tạo",
    "GD&ĐT": "giáo dục và đào tạo", "KHCN": "khoa học và công nghệ", "NQ": "nghị quyết",
    "DVCTT": "dịch vụ công trực tuyến",
    "ĐVTN": "đoàn viên, thanh niên", "DNNN": "doanh nghiệp nhà nước", "QCDC": "quy chế dân chủ",
    "VPTW": "Văn phòng Trung ương",
    "VBQPPL": "văn bản quy phạm pháp luật", "KHHGĐ": "kế hoạch hoá gia đình", "ATTP": "an toàn thực phẩm",
    "NSNN": "ngân sách nhà nước", "TDTT": "thể dục thể thao", "VHXH": "văn hoá - xã hội", "DTTS": "dân tộc thiểu số",
}  # fmt: skip
_CONSONANTS = re.compile(r"[BCDĐGHKLMNPQRSTVX]+")
_FAMILIAR = frozenset(["TP", "PGS", "TS", "GS", "BS", "TW", "TƯ", "CHXHCN", "TPHCM", "HCM", "TNHH"])
_ROMAN = re.compile(r"[IVXLCDM]+")
_CAPITALS = re.compile(r"[A-ZĐ]{2}")
_ISSUER_FILE = "co-quan-ban-hanh.yaml"
"""The short name that the office gave itself there (`goi_tat: UBND xã`) needs no introduction."""
_FILED = re.compile(r"\s*-?\s*Lưu\b")
"""The last line of the recipients: `- Lưu: VT, VP1.`"""
_SHORTENED = re.compile(r"(?:viết tắt|gọi tắt|gọi)(?: chung)?(?: là)?:? ?[“(]?$", re.IGNORECASE)


@language_rule("soat/viet-tat", "TX-06")
def abbreviation_not_introduced(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: cụm từ viết tắt được viết đầy đủ ở lần đầu, kèm chữ tắt trong ngoặc đơn, và chỉ một lần.
    Vì sao: người đọc ở cơ quan khác, hoặc mười năm sau, không buộc phải biết chữ tắt của ta.
    Sai: “Chỉ đạo CCHC ở các đơn vị …” khi chưa nơi nào viết “cải cách hành chính (CCHC)”.
    Đúng: “Chỉ đạo cải cách hành chính (CCHC) …”, các lần sau viết “CCHC”; số hiệu văn bản, TP., TS. không xét.
    Cách sửa: viết đầy đủ; hoặc viết đầy đủ ở lần đầu rồi ghi chữ tắt trong ngoặc đơn. Đây chỉ là gợi ý.
    Căn cứ: Hướng dẫn 05-HD/VPTW, mục 6.1.3; Nghị định 30/2020/NĐ-CP.
    """
    introduced: dict[str, int] = {}
    told: set[str] = set()
    for index, line in reading.lines(LineKind.PARAGRAPH, LineKind.HEADING):
        if not _CAPITALS.search(line.text) or line.text.isupper() or _FILED.match(line.text):
            continue
        tokens = reading.tokens[index]
        for at, token in enumerate(tokens):
            if not _is_abbreviation(token) or _is_shouted(tokens, at):
                continue
            if line.place_at(token.start).path.endswith(_ISSUER_FILE):
                continue
            if _introduces(tokens, at, line.text):
                if token.text in introduced and introduced[token.text] != index:
                    message = f"“{token.text}” đã được giới thiệu ở {reading.spot(introduced[token.text])}"
                    yield Slip(
                        index, token.start, token.end, None, Severity.HINT, message, "Chỉ giới thiệu chữ tắt một lần."
                    )
                introduced.setdefault(token.text, index)
            elif token.text not in introduced and token.text not in told:
                told.add(token.text)
                full = in_tone_style(_KNOWN.get(token.text, ""), reading.tone_marks)
                remedy = (
                    f"Lần đầu viết “{full} ({token.text})”."
                    if full
                    else "Lần đầu viết đầy đủ, chữ tắt để trong ngoặc đơn."
                )
                yield Slip(index, token.start, token.end, None, Severity.HINT,
                           f"chữ tắt “{token.text}” chưa được viết đầy đủ ở lần đầu", remedy)  # fmt: skip


def _is_abbreviation(token: Token) -> bool:
    """A known one, or capitals without a vowel: what cannot be a word in capitals."""
    text = token.text
    if token.kind == "s" or text in _FAMILIAR or not 2 <= len(text) <= 8:
        return False
    if text in _KNOWN:
        return True
    return token.kind == "w" and bool(_CONSONANTS.fullmatch(text)) and not _ROMAN.fullmatch(text)


def _is_shouted(tokens: tuple[Token, ...], at: int) -> bool:
    """Between words in capitals, where it may be part of a title."""
    around = [tokens[index] for index in (at - 1, at + 1) if 0 <= index < len(tokens)]
    return any(
        token.kind == "w" and is_in_capitals(token.text) and not _CONSONANTS.fullmatch(token.text) for token in around
    )


def _introduces(tokens: tuple[Token, ...], at: int, text: str) -> bool:
    is_bracketed = at > 1 and tokens[at - 1].text == "(" and at + 1 < len(tokens) and tokens[at + 1].text in {")", ","}
    is_explained = at + 1 < len(tokens) and tokens[at + 1].text == "("
    return is_bracketed or is_explained or bool(_SHORTENED.search(text[: tokens[at].start]))
