"""Words and looks → the parts of a .docx, in plain XML and without the project's own writer.

`HD36`, `HD05` and `ND30` are right papers; a specimen changes looks or words of one. Lengths in twips, sizes of type in points.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
    }.items()
)
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TIMES = "Times New Roman"
TITLE_WIDTH = 4133
"""Of “ĐẢNG CỘNG SẢN VIỆT NAM”, bold, size 15 (the-thuc.md 1.11)."""
RIGHT_COLUMN = 4876
LEFT_COLUMN = 4479
_DATE = (1980, 1, 1, 0, 0, 0)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@dataclass(frozen=True)
class Look:
    """Type and shape of one kind of paragraph; None is not said at all."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    caps: bool | None = None
    font: str | None = TIMES
    color: str | None = None
    jc: str | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    rule: str = "exact"
    keep: bool | None = None
    break_before: bool | None = None
    borders: str = ""
    tabs: str = ""
    frame: str = ""
    num: tuple[int, int] | None = None
    style: str = ""
    char_style: str = ""


_BODY = Look(14, jc="both", first=567, after=120, line=360)
_CENTRED = Look(14, jc="center")
_PARTY: Mapping[str, Look] = {
    "tieu_de": replace(_CENTRED, size=15, bold=True),
    "ke": Look(
        jc="center", left=371, right=372, after=0, line=120, borders='<w:top w:val="single" w:sz="6" w:space="0"/>'
    ),
    "cap_tren": _CENTRED,
    "ban_hanh": replace(_CENTRED, bold=True),
    "sao": _CENTRED,
    "so": _CENTRED,
    "ngay": replace(_CENTRED, italic=True),
    "ten_loai": replace(_CENTRED, size=16, bold=True, before=240),
    "trich_yeu": replace(_CENTRED, bold=True),
    "gach": replace(_CENTRED, after=240),
    "doan": _BODY,
    "muc1": replace(_BODY, bold=True, keep=True),
    "muc2": replace(_BODY, bold=True, keep=True),
    "khoan": _BODY,
    "giua": replace(_BODY, bold=True, keep=True, jc="center", first=0),
    "quyen_han": replace(_CENTRED, bold=True),
    "chuc_vu": _CENTRED,
    "trong": _CENTRED,
    "ho_ten": replace(_CENTRED, bold=True),
    "nhan": Look(14, underline=True, jc="left"),
    "noi_nhan": Look(12, jc="left"),
    "so_trang": _CENTRED,
}
_LINES_36: tuple[tuple[str, str], ...] = (
    (
        "doan",
        "Thực hiện Kế hoạch số 12-KH/TU, ngày 15/01/2021 của Ban Thường vụ Tỉnh uỷ về công tác dân vận năm 2021, Đảng uỷ "
        "xã An Bình báo cáo kết quả 6 tháng đầu năm như sau:",
    ),
    ("muc1", "I- TÌNH HÌNH CHUNG"),
    (
        "doan",
        "Đảng bộ xã An Bình có 14 chi bộ trực thuộc với 312 đảng viên. Trong 6 tháng đầu năm, tình hình tư tưởng của cán "
        "bộ, đảng viên và Nhân dân ổn định, tin tưởng vào sự lãnh đạo của Đảng, tích cực tham gia phát triển kinh tế - xã "
        "hội và phòng, chống dịch bệnh trên địa bàn.",
    ),
    (
        "doan",
        "Bên cạnh thuận lợi, thời tiết diễn biến phức tạp, giá vật tư nông nghiệp tăng cao, một bộ phận lao động trở về "
        "địa phương chưa có việc làm, ảnh hưởng đến đời sống của Nhân dân và công tác vận động quần chúng ở các thôn.",
    ),
    ("muc1", "II- KẾT QUẢ THỰC HIỆN"),
    ("muc2", "1. Công tác tuyên truyền"),
    (
        "doan",
        "Đảng uỷ đã tổ chức 6 hội nghị quán triệt các văn bản mới của Trung ương và của tỉnh cho 845 lượt cán bộ, đảng "
        "viên; hệ thống truyền thanh xã phát 96 tin, bài về gương người tốt, việc tốt và các mô hình “Dân vận khéo”.",
    ),
    ("muc2", "2. Phong trào thi đua “Dân vận khéo”"),
    (
        "doan",
        "Toàn xã đăng ký 21 mô hình “Dân vận khéo”, trong đó có 9 mô hình về kinh tế, 8 mô hình về văn hoá - xã hội và 4 "
        "mô hình về quốc phòng, an ninh; đến nay 17 mô hình đã được công nhận và đang tiếp tục được nhân rộng.",
    ),
    ("doan", "- Thôn Đông vận động 35 hộ hiến 1.250 m đất để mở rộng đường giao thông nông thôn."),
    ("doan", "- Thôn Đoài giúp 12 hộ nghèo vay vốn phát triển chăn nuôi, đã có 5 hộ thoát nghèo."),
    ("muc2", "3. Công tác phối hợp"),
    (
        "doan",
        "Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội của xã đã phối hợp tổ chức 18 buổi tiếp xúc, đối thoại với "
        "Nhân dân, tiếp nhận và giải quyết 42 ý kiến, kiến nghị, không để phát sinh điểm nóng trên địa bàn.",
    ),
    ("muc1", "III- HẠN CHẾ VÀ NGUYÊN NHÂN"),
    (
        "doan",
        "Việc nắm tình hình Nhân dân ở một số thôn có lúc chưa kịp thời; một số mô hình sau khi được công nhận chưa được "
        "duy trì thường xuyên, do cán bộ làm công tác dân vận ở thôn thay đổi nhiều và còn thiếu kinh nghiệm.",
    ),
    ("muc1", "IV- NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
    (
        "khoan",
        "1. Tiếp tục quán triệt và thực hiện các văn bản của Trung ương, của tỉnh về công tác dân vận; chuẩn bị tốt việc "
        "tổng kết phong trào thi đua “Dân vận khéo” ở các chi bộ trực thuộc.",
    ),
    (
        "khoan",
        "2. Nâng cao chất lượng tiếp xúc, đối thoại giữa người đứng đầu cấp uỷ, chính quyền với Nhân dân; giải quyết kịp "
        "thời những kiến nghị chính đáng ngay từ cơ sở, nhất là về đất đai và môi trường.",
    ),
    (
        "khoan",
        "3. Bồi dưỡng nghiệp vụ cho đội ngũ cán bộ làm công tác dân vận ở 14 chi bộ và các tổ dân vận ở thôn, bảo đảm mỗi "
        "tổ có ít nhất một mô hình hoạt động thực chất, có hiệu quả rõ.",
    ),
    (
        "doan",
        "Trên đây là báo cáo kết quả công tác dân vận 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm của Đảng uỷ xã An Bình.",
    ),
)


@dataclass(frozen=True)
class Paper:
    """A paper: what it says and how each kind of paragraph looks.

    Attributes:
        looks: of every kind of paragraph.
        words: kind → words of the paragraphs that stand once; empty leaves the paragraph out.
        lines: kind and words of the body; words beginning `<w:` are XML of their own.
        by_style: looks are named styles; else every paragraph says all itself.
        gap: how many empty lines stand before the signer's name.
        page: width, height, top, right, bottom, left, header, gutter.
        page_number: XML of the header's paragraph; empty for none.
        first_header: XML of the header of the first page; None for no `titlePg`.
        ending: XML between the body and the section's end in place of the signature table; None for that table.
        tail: XML after the signature.
        parts: further parts of the package, path → XML.
        defaults: XML of `w:docDefaults`.
    """

    looks: Mapping[str, Look] = field(default_factory=lambda: dict(_PARTY))
    words: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[tuple[str, str], ...] = _LINES_36
    recipients: tuple[str, ...] = ()
    by_style: bool = False
    gap: int = 4
    page: tuple[int, int, int, int, int, int, int, int] = (11906, 16838, 1134, 850, 1134, 1701, 567, 0)
    page_number: str = "<complex>"
    first_header: str | None = ""
    even_header: str | None = None
    footer: str = ""
    first_footer: str = ""
    masthead: str | None = None
    head: str = ""
    ending: str | None = None
    tail: str = ""
    settings: str = ""
    numbering: str = ""
    footnotes: str = ""
    theme: str = ""
    defaults: str = ""
    more_styles: str = ""
    section_extra: str = ""
    links: tuple[tuple[str, str], ...] = ()
    created: str = "2021-06-15"
    bordered_signature: bool = False
    columns: tuple[int, int] = (LEFT_COLUMN, RIGHT_COLUMN)
    rule: str = "<border>"
    last_section: str = ""


HD36 = Paper(
    words={
        "cap_tren": "ĐẢNG BỘ TỈNH HOA LƯ",
        "ban_hanh": "ĐẢNG UỶ XÃ AN BÌNH",
        "sao": "*",
        "so": "Số 15-BC/ĐU",
        "tieu_de": "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ngay": "An Bình, ngày 15 tháng 6 năm 2021",
        "ten_loai": "BÁO CÁO",
        "trich_yeu": "kết quả công tác dân vận 6 tháng đầu năm 2021",
        "gach": "-----",
        "quyen_han": "T/M BAN THƯỜNG VỤ",
        "chuc_vu": "PHÓ BÍ THƯ",
        "ho_ten": "Nguyễn Văn A",
        "nhan": "Nơi nhận:",
    },
    recipients=(
        "- Ban Thường vụ Tỉnh uỷ (để báo cáo),",
        "- Các đồng chí Đảng uỷ viên,",
        "- Các chi bộ trực thuộc,",
        "- Lưu Văn phòng Đảng uỷ.",
    ),
)
HD05 = replace(
    HD36,
    words={**HD36.words, "ngay": "An Bình, ngày 15 tháng 6 năm 2026", "trich_yeu": "kết quả công tác dân vận 6 tháng đầu năm 2026"},
    lines=tuple((kind, words.replace("2021", "2026")) for kind, words in _LINES_36),
    recipients=(
        "- Ban Thường vụ Tỉnh uỷ (để báo cáo);",
        "- Các đồng chí Đảng uỷ viên;",
        "- Các chi bộ trực thuộc;",
        "- Lưu Văn phòng Đảng uỷ.",
    ),
    created="2026-06-15",
)
_STATE_BODY = Look(14, jc="both", first=720, after=120, line=276, rule="auto")
_STATE_LINE = '<w:top w:val="single" w:sz="6" w:space="0"/>'
ND30 = replace(
    HD36,
    looks={
        **_PARTY,
        "tieu_de": replace(_CENTRED, size=13, bold=True),
        "tieu_ngu": replace(_CENTRED, size=14, bold=True),
        # Widths in the fonts of Word: the motto 3428 twips, “SỞ NỘI VỤ” 1344, the subject 6115.
        "ke": replace(_PARTY["ke"], left=1064, right=1064, line=240),
        "ke_co_quan": replace(_PARTY["ke"], left=1437, right=1438, line=240),
        "cap_tren": replace(_CENTRED, size=13),
        "ban_hanh": replace(_CENTRED, size=13, bold=True),
        "so": replace(_CENTRED, size=13),
        "ten_loai": replace(_CENTRED, size=14, bold=True, before=240),
        "gach": replace(_PARTY["ke"], left=3285, right=3286, line=240, after=120),
        "doan": _STATE_BODY,
        "muc1": replace(_STATE_BODY, bold=True, keep=True),
        "muc2": replace(_STATE_BODY, bold=True, keep=True),
        "khoan": _STATE_BODY,
        "chuc_vu": replace(_CENTRED, bold=True),
        "nhan": Look(12, bold=True, italic=True, jc="left"),
        "noi_nhan": Look(11, jc="left"),
    },
    words={
        "cap_tren": "UBND TỈNH HOA LƯ",
        "ban_hanh": "SỞ NỘI VỤ",
        "ke_co_quan": " ",
        "so": "Số: 15/BC-SNV",
        "tieu_de": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "tieu_ngu": "Độc lập - Tự do - Hạnh phúc",
        "ngay": "Hoa Lư, ngày 15 tháng 6 năm 2021",
        "ten_loai": "BÁO CÁO",
        "trich_yeu": "Kết quả cải cách hành chính 6 tháng đầu năm 2021",
        "gach": " ",
        "quyen_han": "KT. GIÁM ĐỐC",
        "chuc_vu": "PHÓ GIÁM ĐỐC",
        "ho_ten": "Nguyễn Văn A",
        "nhan": "Nơi nhận:",
    },
    lines=(
        (
            "doan",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2021 của Uỷ ban nhân dân tỉnh về cải cách hành chính năm 2021, "
            "Sở Nội vụ báo cáo kết quả 6 tháng đầu năm như sau:",
        ),
        ("muc1", "I. TÌNH HÌNH CHUNG"),
        (
            "doan",
            "Sở Nội vụ có 9 phòng, đơn vị trực thuộc với 112 công chức, viên chức. Trong 6 tháng đầu năm, công tác cải "
            "cách hành chính của tỉnh được các cơ quan, đơn vị quan tâm, người dân và doanh nghiệp đánh giá tốt hơn.",
        ),
        (
            "doan",
            "Bên cạnh thuận lợi, số hồ sơ tiếp nhận tăng nhanh, trang thiết bị ở bộ phận một cửa của một số xã đã cũ, một "
            "bộ phận người dân chưa quen nộp hồ sơ trực tuyến, ảnh hưởng đến tiến độ giải quyết thủ tục hành chính.",
        ),
        ("muc1", "II. KẾT QUẢ THỰC HIỆN"),
        ("muc2", "1. Cải cách thủ tục hành chính"),
        (
            "doan",
            "Toàn tỉnh tiếp nhận 84.512 hồ sơ, đã giải quyết 82.907 hồ sơ, trong đó giải quyết đúng hạn và trước hạn 82.650 "
            "hồ sơ; tỷ lệ hồ sơ nộp trực tuyến đạt 46,5%, tăng so với cùng kỳ và vượt chỉ tiêu kế hoạch của tỉnh đề ra.",
        ),
        ("muc2", "2. Cải cách tổ chức bộ máy"),
        (
            "doan",
            "Sở đã tham mưu sắp xếp 12 đơn vị sự nghiệp công lập, giảm 5 phòng và tương đương; hoàn thành việc phê duyệt đề "
            "án vị trí việc làm của 38 cơ quan, đơn vị, bảo đảm đúng quy định và không làm gián đoạn công việc.",
        ),
        ("doan", "- Cử 245 lượt công chức, viên chức đi đào tạo, bồi dưỡng."),
        ("doan", "- Thanh tra công vụ tại 11 cơ quan, đơn vị, kiến nghị chấn chỉnh 4 trường hợp."),
        ("muc2", "3. Xây dựng chính quyền số"),
        (
            "doan",
            "Các cơ quan, đơn vị đã gửi, nhận 98% văn bản trên môi trường điện tử; tổ chức 18 lớp tập huấn kỹ năng số cho "
            "công chức cấp xã, kết nối 42 dịch vụ công trực tuyến với cổng dịch vụ công của tỉnh.",
        ),
        ("muc1", "III. HẠN CHẾ VÀ NGUYÊN NHÂN"),
        (
            "doan",
            "Việc công khai thủ tục hành chính ở một số xã có lúc chưa kịp thời; một số hồ sơ về đất đai còn chậm, do công "
            "chức làm việc ở bộ phận một cửa thay đổi nhiều và cơ sở dữ liệu chuyên ngành chưa được kết nối đầy đủ.",
        ),
        ("muc1", "IV. NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
        (
            "khoan",
            "1. Tiếp tục rà soát, đơn giản hoá thủ tục hành chính; chuẩn bị tốt việc tự đánh giá, chấm điểm chỉ số cải cách "
            "hành chính năm 2021 ở các cơ quan, đơn vị trong tỉnh.",
        ),
        (
            "khoan",
            "2. Nâng cao chất lượng tiếp xúc, đối thoại giữa người đứng đầu cơ quan với người dân và doanh nghiệp; giải "
            "quyết kịp thời những kiến nghị chính đáng ngay từ cơ sở, nhất là về đất đai và môi trường.",
        ),
        (
            "khoan",
            "3. Bồi dưỡng nghiệp vụ cho công chức làm việc ở bộ phận một cửa của các xã, bảo đảm mỗi xã có ít nhất hai công "
            "chức được tập huấn đầy đủ và sử dụng thành thạo hệ thống thông tin mới.",
        ),
        (
            "doan",
            "Trên đây là báo cáo kết quả cải cách hành chính 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm của Sở Nội vụ./.",
        ),
    ),
    recipients=("- Uỷ ban nhân dân tỉnh (để báo cáo);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."),
    page=(11906, 16838, 1134, 1134, 1134, 1701, 567, 0),
    columns=(3515, 5556),
)


# Elements


def run(text: str, look: Look, bare: bool = False, extra: str = "") -> str:
    """`w:r`; a tab or line break in the text becomes Word's own; `bare` leaves all to the style."""
    pieces = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        for place, piece in enumerate(line.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if piece:
                pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    return f"<w:r>{run_properties(look, bare)}{''.join(pieces)}{extra}</w:r>"


def _switch(tag: str, value: bool | None) -> str:
    return "" if value is None else f"<w:{tag}/>" if value else f'<w:{tag} w:val="0"/>'


def run_properties(look: Look, bare: bool = False) -> str:
    """`w:rPr` of a look."""
    inner = f'<w:rStyle w:val="{look.char_style}"/>' if look.char_style else ""
    if not bare:
        if look.font:
            slots = ("ascii", "hAnsi", "eastAsia", "cs")
            inner += "<w:rFonts " + " ".join(f'w:{slot}="{look.font}"' for slot in slots) + "/>"
        inner += _switch("b", look.bold) + _switch("i", look.italic) + _switch("caps", look.caps)
        if look.color:
            inner += f'<w:color w:val="{look.color}"/>'
        if look.size:
            inner += "".join(f'<w:{tag} w:val="{round(look.size * 2)}"/>' for tag in ("sz", "szCs"))
        if look.underline:
            inner += '<w:u w:val="single"/>'
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def shape(look: Look, extra: str = "", mark: str = "") -> str:
    """`w:pPr` of a look; `extra` is XML at its end (`w:sectPr`), `mark` its `w:rPr`."""
    inner = f'<w:pStyle w:val="{look.style}"/>' if look.style else ""
    inner += _switch("keepNext", look.keep) + _switch("pageBreakBefore", look.break_before) + look.frame
    if look.num:
        inner += f'<w:numPr><w:ilvl w:val="{look.num[1]}"/><w:numId w:val="{look.num[0]}"/></w:numPr>'
    inner += f"<w:pBdr>{look.borders}</w:pBdr>" if look.borders else ""
    inner += f"<w:tabs>{look.tabs}</w:tabs>" if look.tabs else ""
    spacing = _attributes(before=look.before, after=look.after, line=look.line)
    if look.line is not None:
        spacing += f' w:lineRule="{look.rule}"'
    inner += f"<w:spacing{spacing}/>" if spacing else ""
    indent = _attributes(left=look.left, right=look.right, firstLine=look.first)
    inner += f"<w:ind{indent}/>" if indent else ""
    inner += f'<w:jc w:val="{look.jc}"/>' if look.jc else ""
    inner += mark + extra
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def _attributes(**values: int | None) -> str:
    return "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)


def para(content: str, look: Look, extra: str = "", mark: str = "") -> str:
    """`w:p` around runs that are XML already."""
    return f"<w:p>{shape(look, extra, mark)}{content}</w:p>"


def cell(width: int, content: str, more: str = "") -> str:
    """`w:tc`."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def row(cells: str) -> str:
    """`w:tr` that is never broken."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def grid(rows: str, widths: Sequence[int], bordered: bool = False) -> str:
    """`w:tbl`."""
    kind = "single" if bordered else "nil"
    sides = "".join(
        f'<w:{side} w:val="{kind}"' + (' w:sz="4" w:space="0"' if bordered else "") + "/>"
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def complex_field(code: str, look: Look, shown: str = "2") -> str:
    """A field as Word writes it: begin, code, separate, result, end."""
    properties = run_properties(look)
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{properties}<w:t>{shown}</w:t></w:r>"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple_field(code: str, look: Look) -> str:
    """`w:fldSimple`."""
    return f'<w:fldSimple w:instr=" {code} "><w:r>{run_properties(look)}<w:t>2</w:t></w:r></w:fldSimple>'


# A whole paper


class Sheets:
    """One paper as XML; a method gives one piece, `parts` the package."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    def look(self, kind: str) -> Look:
        return self.paper.looks[kind]

    def one(self, kind: str, words: str | None = None, extra: str = "") -> str:
        """The paragraph of that kind; nothing where it has no words."""
        text = self.paper.words.get(kind, "") if words is None else words
        if words is None and not text:
            return ""
        if text.startswith("<w:"):
            return text
        look = self.look(kind)
        shaped = Look(style=_style_id(kind), font=None) if self.paper.by_style else look
        content = run(text, look, self.paper.by_style) if text.strip() else ""
        return para(content + extra, shaped)

    def masthead(self) -> str:
        if self.paper.masthead is not None:
            return self.paper.masthead
        left = self.one("cap_tren") + self.one("ban_hanh")
        left += self.one("ke_co_quan", "") if "ke_co_quan" in self.paper.words else self.one("sao")
        right = self.one("tieu_de") + self.one("tieu_ngu")
        right += self.one("ke", "") if self.paper.rule == "<border>" else self.paper.rule
        widths = self.paper.columns
        rows = row(cell(widths[0], left) + cell(widths[1], right))
        number = self.one("so") + self.one("trich_yeu_cong_van")
        rows += row(cell(widths[0], number) + cell(widths[1], self.one("ngay") or "<w:p/>"))
        return grid(rows, widths)

    def signature(self) -> str:
        left = self.one("nhan") + "".join(self.one("noi_nhan", each) for each in self.paper.recipients)
        right = self.one("quyen_han") + self.one("chuc_vu") + self.one("trong", "") * self.paper.gap + self.one("ho_ten")
        widths = self.paper.columns
        return grid(
            row(cell(widths[0], left or "<w:p/>") + cell(widths[1], right)), widths, self.paper.bordered_signature
        )

    def body(self) -> str:
        lines = list(self.paper.lines)
        xml = [words if words.startswith("<w:") else self.one(kind, words) for kind, words in lines]
        if lines and not lines[-1][1].startswith("<w:"):
            kind, words = lines[-1]
            look = replace(self.look(kind), keep=True)
            shaped = Look(style=_style_id(kind), font=None, keep=True) if self.paper.by_style else look
            xml[-1] = para(run(words, look, self.paper.by_style), shaped)
        return "".join(xml)

    def title(self) -> str:
        gach = self.paper.words.get("gach", "")
        drawn = self.one("gach", "") if gach == " " else self.one("gach")
        return self.one("ten_loai") + self.one("trich_yeu") + drawn + self.one("kinh_gui")

    def section(self, extra: str = "") -> str:
        """The last `w:sectPr`."""
        width, height, top, right, bottom, left, header, gutter = self.paper.page
        turned = ' w:orient="landscape"' if width > height else ""
        references = "".join(
            f'<w:{kind}Reference w:type="{when}" r:id="{name}"/>'
            for kind, when, name, there in (
                ("header", "default", "rHead", self.paper.page_number),
                ("header", "first", "rFirst", self.paper.first_header is not None),
                ("header", "even", "rEven", self.paper.even_header is not None),
                ("footer", "default", "rFoot", self.paper.footer),
                ("footer", "first", "rFirstFoot", self.paper.first_footer),
            )
            if there
        )
        margins = _attributes(top=top, right=right, bottom=bottom, left=left, header=header, footer=567, gutter=gutter)
        return (
            f'<w:sectPr>{references}{extra}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar{margins}/>'
            f"{self.paper.section_extra}{'<w:titlePg/>' if self.paper.first_header is not None else ''}</w:sectPr>"
        )

    def number(self) -> str:
        """The header's paragraph with the page number."""
        given = self.paper.page_number
        if given == "<complex>":
            look = self.look("so_trang")
            shaped = Look(style=_style_id("so_trang"), font=None) if self.paper.by_style else look
            return para(complex_field("PAGE", look if not self.paper.by_style else Look(font=None)), shaped)
        return given

    def document(self) -> str:
        paper = self.paper
        ending = self.signature() if paper.ending is None else paper.ending
        content = paper.head + self.masthead() + self.title() + self.body() + ending + paper.tail
        last = "" if content.endswith("</w:p>") else para("", Look(line=20, after=0))
        return f"{PROLOG}<w:document {NAMESPACES}><w:body>{content}{last}{self.paper.last_section or self.section()}</w:body></w:document>"

    def styles(self) -> str:
        inner = self.paper.defaults
        inner += '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        if self.paper.by_style:
            for kind, look in self.paper.looks.items():
                inner += (
                    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_style_id(kind)}"><w:name w:val="{_style_id(kind)}"/>'
                    f'<w:basedOn w:val="Normal"/>{shape(replace(look, style=""))}{run_properties(look)}</w:style>'
                )
        return f"{PROLOG}<w:styles {NAMESPACES}>{inner}{self.paper.more_styles}</w:styles>"

    def parts(self) -> dict[str, bytes]:
        """The package: path → content."""
        paper = self.paper
        edges = {
            "rHead": ("header1.xml", "header", self.number()),
            "rFirst": ("header2.xml", "header", paper.first_header),
            "rEven": ("header3.xml", "header", paper.even_header),
            "rFoot": ("footer1.xml", "footer", paper.footer or None),
            "rFirstFoot": ("footer2.xml", "footer", paper.first_footer or None),
        }
        if not paper.page_number:
            del edges["rHead"]
        made: dict[str, tuple[str, str, str]] = {}
        relations = []
        for key, (path, kind, content) in edges.items():
            if content is not None:
                tag = "hdr" if kind == "header" else "ftr"
                made[f"word/{path}"] = (f"{_WORD}{kind}+xml", kind, f"{PROLOG}<w:{tag} {NAMESPACES}>{content or '<w:p/>'}</w:{tag}>")
                relations.append((key, f"{_RELATION}{kind}", path, ""))
        simple = (
            ("styles", self.styles()),
            ("settings", f"{PROLOG}<w:settings {NAMESPACES}>{paper.settings}</w:settings>"),
            ("numbering", paper.numbering and f"{PROLOG}<w:numbering {NAMESPACES}>{paper.numbering}</w:numbering>"),
            ("footnotes", paper.footnotes and f"{PROLOG}<w:footnotes {NAMESPACES}>{paper.footnotes}</w:footnotes>"),
        )
        for name, xml in simple:
            if xml:
                made[f"word/{name}.xml"] = (f"{_WORD}{name}+xml", name, xml)
                relations.append((f"r{name}", f"{_RELATION}{name}", f"{name}.xml", ""))
        if paper.theme:
            made["word/theme/theme1.xml"] = ("application/vnd.openxmlformats-officedocument.theme+xml", "theme", paper.theme)
            relations.append(("rtheme", f"{_RELATION}theme", "theme/theme1.xml", ""))
        relations += [(key, f"{_RELATION}hyperlink", address, ' TargetMode="External"') for key, address in paper.links]
        made["word/document.xml"] = (f"{_WORD}document.main+xml", "", self.document())
        core = (
            f'{PROLOG}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Văn bản mẫu</dc:title>'
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{paper.created}T08:00:00Z</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{paper.created}T08:00:00Z</dcterms:modified></cp:coreProperties>'
        )
        made["docProps/core.xml"] = ("application/vnd.openxmlformats-package.core-properties+xml", "", core)
        overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, (kind, _, _) in made.items())
        types = (
            f'{PROLOG}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        )
        roots = (
            ("rId1", f"{_RELATION}officeDocument", "word/document.xml", ""),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", ""),
        )
        package = {"[Content_Types].xml": types, "_rels/.rels": _relations(roots), "word/_rels/document.xml.rels": _relations(relations)}
        package |= {path: xml for path, (_, _, xml) in made.items()}
        return {path: xml.encode() for path, xml in package.items()}


def _relations(entries: Iterable[tuple[str, str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>' for key, kind, target, mode in entries
    )
    return f'{PROLOG}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _style_id(kind: str) -> str:
    return "Mau" + kind.title().replace("_", "")


def zipped(parts: Mapping[str, bytes], level: int = 9) -> bytes:
    """The same parts, the same bytes: one date for all entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for path, content in parts.items():
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def changed(paper: Paper, looks: Mapping[str, Mapping[str, object]] | None = None, words: Mapping[str, str] | None = None, **fields: object) -> Paper:
    """The paper with some looks, words and fields otherwise."""
    merged = {kind: replace(look, **(looks or {}).get(kind, {})) for kind, look in paper.looks.items()}  # type: ignore[arg-type]
    return replace(paper, looks=merged, words={**paper.words, **(words or {})}, **fields)  # type: ignore[arg-type]


def swapped(paper: Paper, changes: Mapping[str, tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The lines of the body, those that begin with a key replaced by another kind and words."""
    for key in changes:
        assert sum(words.startswith(key) for _, words in paper.lines) == 1, key
    found = []
    for kind, words in paper.lines:
        key = next((each for each in changes if words.startswith(each)), None)
        found.append(changes[key] if key is not None else (kind, words))
    return tuple(found)
