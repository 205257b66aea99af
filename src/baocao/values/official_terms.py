"""The fixed words by which the parts of an official document are known."""

from __future__ import annotations

import re

from baocao.values.issuer import ToneMarks
from baocao.values.tone_marks import in_tone_style

HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"
"""What Word and its users put for a hyphen."""


def folded(text: str) -> str:
    """As it compares: capitals, new tone marks, one kind of hyphen."""
    return re.sub(f"[{HYPHENS}]", "-", in_tone_style(text, ToneMarks.NEW)).upper()


PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE_NAME = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = re.compile(r"ĐỘC LẬP\s*-\s*TỰ DO\s*-\s*HẠNH PHÚC")

TYPE_CODES = {
    "BÁO CÁO": "BC",
    "NGHỊ QUYẾT": "NQ",
    "CHỈ THỊ": "CT",
    "KẾT LUẬN": "KL",
    "QUYẾT ĐỊNH": "QĐ",
    "QUY ĐỊNH": "QĐ",
    "QUY CHẾ": "QC",
    "HƯỚNG DẪN": "HD",
    "ĐỀ ÁN": "ĐA",
    "PHƯƠNG ÁN": "PA",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "TỜ TRÌNH": "TTr",
    "THÔNG TRI": "TT",
    "THÔNG BÁO": "TB",
    "BIÊN BẢN": "BB",
    "DỰ ÁN": "DA",
    "BẢN SAO": "BS",
}
"""Name of a type of document → its abbreviation in the number (HD36, table of types)."""

COMMITTEES = ("ĐẢNG UỶ", "TỈNH UỶ", "THÀNH UỶ", "HUYỆN UỶ", "QUẬN UỶ", "THỊ UỶ", "CHI UỶ", "CHI BỘ")
COMMITTEE_CODES: dict[str, tuple[str, ...]] = {
    "TU": ("TỈNH UỶ", "THÀNH UỶ"),
    "HU": ("HUYỆN UỶ",),
    "QU": ("QUẬN UỶ",),
    "ThU": ("THỊ UỶ", "THÀNH UỶ"),
    "ĐU": ("ĐẢNG UỶ",),
    "ĐUK": ("ĐẢNG UỶ",),
    "CB": ("CHI BỘ", "CHI UỶ"),
}
"""Abbreviation in the number → the committees that bear it (HD36, table of bodies)."""

OTHER_TYPES = (
    "GIẤY MỜI", "GIẤY GIỚI THIỆU", "GIẤY UỶ QUYỀN", "GIẤY NGHỈ PHÉP", "PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO",
    "PHIẾU TRÌNH", "CÔNG ĐIỆN", "THÔNG CÁO", "HỢP ĐỒNG", "BẢN GHI NHỚ", "BẢN THOẢ THUẬN", "THƯ CÔNG", "LỜI KÊU GỌI",
    "TUYÊN BỐ", "ĐIỀU LỆ",
)  # fmt: skip
"""Further types, whose abbreviations our sources do not give."""
TYPES = (*TYPE_CODES, *OTHER_TYPES)

URGENCY = ("HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN")
SECRECY = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")

NUMBER = re.compile(r"SỐ\s*(?::|\.|…|\d|[-_/]|[A-ZĐƯ]+[-/]|$)|SỐ\s.*[-/].*[A-ZĐƯ]{2}")
DATE = re.compile(r"NGÀY\b.*\bTHÁNG\b.*\bNĂM\b")
WRITTEN_DATE = re.compile(r"NGÀY\s*(?P<day>\d{0,2})[\s.…_]*THÁNG\s*(?P<month>\d{0,2})[\s.…_]*NĂM\s*(?P<year>\d{4})")
STATE_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ)\.")
STAR = re.compile(r"[*∗＊⁎]+(?:\s*[*∗＊⁎]+)*")
TYPED_RULE = re.compile(r"[_=]{3,}|-{6,}|[.…]{8,}|[─━]{3,}")
DASHES = re.compile(rf"[{HYPHENS}](?:\s?[{HYPHENS}])*")
AUTHORITY = re.compile(
    r"(?:T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|TUQ|T\s?/\s?UQ|TM|KT|TL|Q|THAY MẶT|KÝ THAY|THỪA LỆNH)\s*(?:\.|\s)\s*\S"
)
LABEL = re.compile(r"NƠI NHẬN\b\s*:?$|NƠI NHẬN\s*:")
ADDRESS = re.compile(r"(?:KÍNH GỬI|KÍNH TRÌNH)\b")
ANNEX = re.compile(r"PHỤ LỤC(?:\s+(?:SỐ\s+)?(?:\d+|[IVXLC]+))?\s*[:.]?$")
LEGAL_BASIS = re.compile(r"(?:-\s*)?CĂN CỨ\b")

POSITIONS = (
    "BÍ THƯ", "PHÓ BÍ THƯ", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "CHỦ NHIỆM",
    "PHÓ CHỦ NHIỆM", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG",
    "VỤ TRƯỞNG", "CỤC TRƯỞNG", "TỔNG BÍ THƯ", "THƯỜNG TRỰC", "UỶ VIÊN", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG",
    "BỘ TRƯỞNG", "THỨ TRƯỞNG", "TỔNG GIÁM ĐỐC", "TỔ TRƯỞNG", "CHÁNH THANH TRA", "CHÁNH ÁN", "VIỆN TRƯỞNG",
    "TRẠM TRƯỞNG", "TRƯỞNG ĐOÀN", "CHỈ HUY TRƯỞNG", "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG", "NGƯỜI ĐỨNG ĐẦU", "CHỦ TOẠ",
    "THƯ KÝ",
)  # fmt: skip
COMMITTEE_POSITIONS = ("BÍ THƯ", "PHÓ BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "TỔNG BÍ THƯ")
"""Who signs on behalf of a committee (T/M); a committee never has anybody sign in another's place (K/T)."""

GOVERNMENT = re.compile(r"UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND")
UNITS = ("XÃ", "PHƯỜNG", "THỊ TRẤN", "ĐẶC KHU", "HUYỆN", "QUẬN", "THỊ XÃ", "THÀNH PHỐ", "TP", "TỈNH")
"""A government's name goes on with its unit: `UỶ BAN NHÂN DÂN` over `XÃ TÂN HOÀ` is one body."""
SUPERIORS = (
    "ĐẢNG BỘ", "TỈNH UỶ", "THÀNH UỶ", "HUYỆN UỶ", "QUẬN UỶ", "THỊ UỶ", "ĐẢNG UỶ", "BAN CHẤP HÀNH TRUNG ƯƠNG",
    "UỶ BAN NHÂN DÂN", "UBND", "BỘ ", "HỘI ĐỒNG NHÂN DÂN", "CHÍNH PHỦ", "SỞ ",
)  # fmt: skip


def is_person(text: str) -> bool:
    """Two to six words that each begin with a capital, perhaps after titles such as “ThS.”."""
    words = text.replace(".", ". ").split()
    begin_so = all((word[0].isupper() and word != word.upper()) or len(word) < 5 for word in words)
    return 2 <= len(words) <= 8 and begin_so and any(word[1:].islower() for word in words)
