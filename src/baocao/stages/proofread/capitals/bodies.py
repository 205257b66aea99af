"""Which letters of a body's name are capitals."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.stages.proofread.judging import Reading, Slip, Token, language_rule
from baocao.stages.proofread.phrases import Phrases, begins_sentence, is_in_capitals, recased
from baocao.values.problem import Severity
from baocao.values.prose import LineKind

_PROVINCES = """
An Giang, Bắc Giang, Bắc Ninh, Bình Dương, Bình Định, Cà Mau, Cao Bằng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp,
Gia Lai, Hà Nam, Hà Tĩnh, Hải Dương, Hoà Bình, Hưng Yên, Khánh Hoà, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Nam Định,
Nghệ An, Ninh Bình, Phú Thọ, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Bình,
Thái Nguyên, Thanh Hoá, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái
"""
_UNIQUE = (
    "Việt Nam", *(f"tỉnh {name.strip()}" for name in _PROVINCES.split(",")),
    "Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương Đảng", "Bộ Chính trị",
    "Uỷ ban Thường vụ Quốc hội", "Thủ tướng Chính phủ", "Mặt trận Tổ quốc Việt Nam",
    "Uỷ ban Kiểm tra Trung ương", "Ban Tổ chức Trung ương", "Ban Tuyên giáo Trung ương", "Ban Dân vận Trung ương",
    "Ban Tuyên giáo và Dân vận Trung ương", "Ban Nội chính Trung ương", "Văn phòng Trung ương Đảng",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đội Thiếu niên Tiền phong Hồ Chí Minh",
    "Tổng Liên đoàn Lao động Việt Nam", "Hội Liên hiệp Phụ nữ Việt Nam", "Hội Nông dân Việt Nam",
    "Hội Cựu chiến binh Việt Nam", "Công đoàn Việt Nam", "Toà án nhân dân tối cao", "Đảng ta", "Nhà nước ta",
)  # fmt: skip
"""Names of one body only: they never stand in small letters (4148-QĐ/VPTW; NĐ30, Phụ lục II, mục III)."""
_KINDS = (
    "Ban Chấp hành", "Ban Thường vụ", "Ban Bí thư", "Uỷ ban Kiểm tra", "Uỷ ban nhân dân", "Hội đồng nhân dân",
    "Mặt trận Tổ quốc", "Uỷ ban Mặt trận Tổ quốc", "Liên đoàn Lao động", "Hội Cựu chiến binh", "Hội Nông dân",
    "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên", "Tổng Liên đoàn Lao động", "Toà án nhân dân",
    "Ban Dân vận", "Ban Tuyên giáo", "Ban Nội chính", "Ban Tuyên giáo và Dân vận", "Ban Xây dựng Đảng",
    "Ban Chỉ huy Quân sự", "Bộ Chỉ huy Quân sự", "Bảo hiểm xã hội Việt Nam", "Thường trực Hội đồng nhân dân",
    "Tỉnh uỷ", "Thành uỷ", "Huyện uỷ", "Quận uỷ", "Thị uỷ", "Đảng uỷ", "Chi uỷ", "Đảng bộ", "Chi bộ", "Chính phủ",
    "Quốc hội", "Bộ trưởng", "Chủ tịch", "Phó Chủ tịch", "Bí thư", "Uỷ viên",
    *(f"Ban Tổ chức {committee}" for committee in ("Tỉnh uỷ", "Thành uỷ", "Huyện uỷ", "Quận uỷ", "Thị uỷ", "Đảng uỷ")),
)  # fmt: skip
"""Kinds of bodies and offices; in small letters they are common nouns (“ban thường vụ các đảng uỷ”)."""
_DOCUMENTS = (
    "Nghị quyết", "Chỉ thị", "Báo cáo", "Kế hoạch", "Quyết định", "Hướng dẫn", "Kết luận", "Công văn", "Thông báo",
    "Quy định", "Quy chế", "Nghị định", "Thông tư", "Chương trình", "Tờ trình", "Đề án", "Thông tri", "Công điện",
)  # fmt: skip
_TOGETHER = (
    ("của đảng và nhà nước", "của Đảng và Nhà nước"),
    ("của đảng, nhà nước", "của Đảng, Nhà nước"), ("của đảng, chính sách, pháp luật của nhà nước",
     "của Đảng, chính sách, pháp luật của Nhà nước"),
)  # fmt: skip
_SOFT = frozenset({"Phó Chủ tịch", "Ban Chỉ huy Quân sự", "Bộ Chỉ huy Quân sự", "Uỷ ban Mặt trận Tổ quốc"})
_NAMES_NOTHING_AFTER = {
    "Bộ Chính trị": frozenset({"cán"}),
    "Công đoàn Việt Nam": frozenset({"bộ", "viên", "trào", "động", "sử", "chức"}),
}
"""“cán bộ chính trị”, “phong trào công đoàn Việt Nam”: there the words are common nouns."""
_NAMES: Phrases[tuple[str, bool]] = Phrases([
    *((name, (name, True)) for name in _UNIQUE),
    *((name, (name, False)) for name in (*_KINDS, *_DOCUMENTS, "Đảng và Nhà nước", "Đảng, Nhà nước")),
    *((words, (name, True)) for words, name in _TOGETHER),
])  # fmt: skip


@language_rule("soat/viet-hoa-ten", "TX-07", gathers=True)
def body_name_capitals(reading: Reading) -> Iterator[Slip]:
    """
    Kiểm tra gì: tên cơ quan, tổ chức, chức vụ, loại văn bản viết hoa đúng những chữ phải viết hoa, không hơn không kém.
    Vì sao: “Ban thường vụ”, “Ủy ban Nhân dân”, “Nghị Quyết” là những cách viết hoa theo cảm tính, mỗi người một kiểu.
    Sai: “Ban chấp hành Trung ương”, “Ban Thường Vụ”, “Ủy ban Nhân dân”, “Tỉnh Ủy”, “bộ chính trị”, “đảng ta”.
    Đúng: “Ban Chấp hành Trung ương”, “Ban Thường vụ”, “Ủy ban nhân dân”, “Tỉnh ủy”, “Bộ Chính trị”, “Đảng ta”. Chỉ
        chung thì viết thường: “ban thường vụ các đảng uỷ trực thuộc”.
    Cách sửa: viết theo chữ được nêu. Dòng toàn chữ in hoa và chữ trong ngoặc kép không xét.
    Căn cứ: Quy định 4148-QĐ/VPTW (tên cơ quan Đảng); Nghị định 30/2020/NĐ-CP, Phụ lục II (tên cơ quan Nhà nước).
    """
    for index, line in reading.lines():
        tokens = reading.tokens[index]
        for first, end, (name, is_unique) in _NAMES.found_in(reading.folded[index]):
            start, stop = tokens[first].start, tokens[end - 1].end
            text = line.text[start:stop]
            if text == name or len(text) != len(name) or is_in_capitals(text) or reading.is_quoted(index, start):
                continue
            wanted = recased(text, name)
            if text == wanted or _is_common(text, is_unique, tokens, first, end):
                continue
            if text[0].islower() and first and reading.folded[index][first - 1] in _NAMES_NOTHING_AFTER.get(name, ()):
                continue
            if any(is_in_capitals(token.text) for token in tokens[first:end]) or _is_title_case(line.kind, tokens, end):
                continue
            severity = Severity.HINT if name in _SOFT else Severity.WARNING
            yield Slip(index, start, stop, wanted, severity, group=text)


def _is_common(text: str, is_unique: bool, tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether it may be a common noun as it stands: in small letters, or with the one capital of its sentence."""
    if is_unique:
        return False
    if text[0].islower():
        return True
    plain = text[1:].islower()
    follows = tokens[end].text.lower() if end < len(tokens) else ""
    is_alone = first == 0 and end == len(tokens)
    return (
        plain and (is_alone or begins_sentence(tokens, first)) and follows in {"các", "của", "những", "cấp", "cơ", ""}
    )


def _is_title_case(kind: LineKind, tokens: tuple[Token, ...], end: int) -> bool:
    """A Heading Or Label Where Every Word Has Its Capital is a matter of layout."""
    if kind not in {LineKind.HEADING, LineKind.LABEL}:
        return False
    return all(token.text[0].isupper() for token in tokens if token.kind == "w")
