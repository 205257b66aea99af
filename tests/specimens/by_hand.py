"""Specimens written as XML: every way in which Word and its users say the same thing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from paper import (
    HD05,
    HD36,
    LEFT_COLUMN,
    ND30,
    RIGHT_COLUMN,
    TITLE_WIDTH,
    Look,
    Paper,
    Sheets,
    cell,
    changed,
    complex_field,
    grid,
    para,
    row,
    run,
    run_properties,
    shape,
    simple_field,
    swapped,
)
from registry import specimen

FIRST = "Thực hiện Kế hoạch"
ALWAYS = (
    "PG-01 PG-02 PG-03 PG-04 PG-05 PG-06 PN-01 PN-02 PN-03 PN-04 PN-05 PN-06 FT-01 FT-02 FT-03 HD-01 HD-02 HD-03 HD-04 "
    "HD-05 HD-06 HD-07 HD-08 HD-09 HD-10 NO-01 NO-02 NO-03 NO-04 NO-05 NO-06 DT-01 DT-02 DT-03 DT-04 TT-01 TT-02 TT-03 "
    "TT-04 TT-05 BD-01 BD-02 BD-03 BD-04 BD-05 BD-06 BD-07 HE-01 HE-02 HE-03 HE-05 EN-01 SG-01 SG-02 SG-03 SG-04 SG-05 "
    "SG-06 SG-07 SG-08 SG-09 NN-01 NN-02 NN-03 NN-04 NN-05 NN-06"
)
TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
LOOK = HD36.looks
BODY = LOOK["doan"]
CENTRED = LOOK["so"]


def _paper(paper: Paper = HD36, **fields: object) -> Paper:
    return replace(paper, **fields)  # type: ignore[arg-type]


# Right ones


@specimen(
    "HD36",
    "Viết thẳng bằng XML, mỗi thành phần một kiểu có tên; đúng tất cả.",
    passes=f"{ALWAYS} the-thuc/khong-nhan-ra the-thuc/theo-doi-sua the-thuc/bang-co-vien",
)
def hd36_dung() -> Paper:
    return _paper(by_style=True)


@specimen(
    "NĐ30",
    "Viết thẳng bằng XML, định dạng trực tiếp từng đoạn; văn bản của một sở, đúng tất cả.",
    passes="PG-06 HD-01 HD-02 HD-03 HD-04 HD-05 HD-10 NO-01 NO-02 TT-03 TT-04 BD-05 SG-02 SG-04 NN-02 NN-03 NN-05 EN-01 HE-01",
)
def nd30_dung() -> Paper:
    return ND30


@specimen(
    "NĐ30",
    "Lề 25 - 20 - 35 - 20 mm, chữ cỡ 13, giãn dòng 1,5: các mức khác mà Nghị định 30 cũng cho phép; không lỗi.",
    passes="PG-03 PG-04 PG-05 PG-06 BD-01 BD-05",
)
def nd30_muc_khac() -> Paper:
    body = {"size": 13, "line": 360}
    return changed(
        ND30,
        {kind: body for kind in ("doan", "muc1", "muc2", "khoan")} | {"gach": {"left": 3140, "right": 3147}},
        page=(11906, 16838, 1417, 1134, 1134, 1984, 567, 0),
        columns=(3515, 5273),
    )


# Fonts and styles


def _theme(font: str) -> str:
    fonts = "".join(
        f'<a:{name}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}Font>'
        for name in ("major", "minor")
    )
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "4472C4"),
            ("accent2", "ED7D31"), ("accent3", "A5A5A5"), ("accent4", "FFC000"), ("accent5", "5B9BD5"),
            ("accent6", "70AD47"), ("hlink", "0563C1"), ("folHlink", "954F72"),
        )
    )  # fmt: skip
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:theme xmlns:a='
        '"http://schemas.openxmlformats.org/drawingml/2006/main" name="Mau"><a:themeElements>'
        f'<a:clrScheme name="Mau">{colors}</a:clrScheme><a:fontScheme name="Mau">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="Mau"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


_THEMED = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
)


def _fontless(paper: Paper) -> dict[str, dict[str, object]]:
    return {kind: {"font": None} for kind in paper.looks}


@specimen(
    "HD36",
    "Không đâu ghi phông chữ, mặc định theo chủ đề (minorHAnsi), phông của chủ đề là Calibri.",
    "ĐẢNG BỘ TỈNH HOA LƯ | lỗi | FT-01",
)
def phong_chu_de_calibri() -> Paper:
    looks = _fontless(HD36) | {"so_trang": {"font": "Times New Roman"}}
    return changed(HD36, looks, theme=_theme("Calibri"), defaults=_THEMED)


@specimen(
    "HD36",
    "Phông chữ theo chủ đề (minorHAnsi) nhưng phông của chủ đề chính là Times New Roman: đúng.",
    passes="FT-01 PN-06",
)
def phong_chu_de_times() -> Paper:
    return changed(HD36, _fontless(HD36), theme=_theme("Times New Roman"), defaults=_THEMED)


@specimen(
    "HD36",
    "Phông, cỡ của nội dung do kiểu ký tự đặt trên kiểu đoạn Calibri 11; tên cơ quan ban hành đậm ở kiểu đoạn lại đậm ở "
    "kiểu ký tự nên hiện ra không đậm.",
    "ĐẢNG UỶ XÃ AN BÌNH | lỗi | HD-07",
    passes="FT-01 BD-01 BD-07",
)
def kieu_ky_tu() -> Paper:
    plain = Look(11, font="Calibri")
    fonts = run_properties(Look(14))
    styles = (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="VanBan"><w:name w:val="Văn bản"/><w:basedOn w:val="Normal"/>{run_properties(plain)}</w:style>'
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="TenDam"><w:name w:val="Tên đậm"/><w:basedOn w:val="Normal"/>{run_properties(Look(14, bold=True))}</w:style>'
        f'<w:style w:type="character" w:customStyle="1" w:styleId="ChuNoiDung"><w:name w:val="Chữ nội dung"/>{fonts}</w:style>'
        f'<w:style w:type="character" w:customStyle="1" w:styleId="ChuDam"><w:name w:val="Chữ đậm"/>{run_properties(Look(None, bold=True, font=None))}</w:style>'
    )
    by_character: dict[str, object] = {"style": "VanBan", "char_style": "ChuNoiDung", "font": None, "size": None}
    looks: dict[str, dict[str, object]] = {kind: by_character for kind in ("doan", "khoan")}
    looks["ban_hanh"] = {"style": "TenDam", "char_style": "ChuDam", "font": None, "size": None, "bold": None}
    return changed(HD36, looks, more_styles=styles)


@specimen(
    "HD36",
    "Chữ thường bật nút “viết hoa tất cả” (w:caps): tên cơ quan, tiêu đề, tên loại, đề mục trông đúng; nhưng trích yếu "
    "cũng thành chữ in hoa.",
    "kết quả công tác dân vận | lỗi | TT-02",
    passes="HD-01 HD-02 HD-06 HD-07 TT-01 HE-02 SG-03 SG-04",
)
def chu_hoa_bang_nut() -> Paper:
    kinds = ("cap_tren", "ban_hanh", "tieu_de", "ten_loai", "muc1", "trich_yeu", "chuc_vu")
    words = {
        "cap_tren": "Đảng bộ tỉnh Hoa Lư", "ban_hanh": "Đảng uỷ xã An Bình", "tieu_de": "Đảng Cộng sản Việt Nam",
        "ten_loai": "Báo cáo", "chuc_vu": "Phó Bí thư",
    }  # fmt: skip
    lines = swapped(HD36, {"I- TÌNH HÌNH": ("muc1", "I- Tình hình chung"), "II- ": ("muc1", "II- Kết quả thực hiện")})
    return changed(HD36, {kind: {"caps": True} for kind in kinds}, words, lines=lines)


@specimen(
    "HD36",
    "Kiểu của nội dung dựa trên kiểu khác, ba tầng; tầng cuối cùng đặt cỡ 13.",
    f"{FIRST} | cảnh báo | BD-01",
    passes="FT-01 BD-02 BD-03 BD-04 BD-05",
)
def kieu_ba_tang() -> Paper:
    def style(key: str, base: str, inner: str) -> str:
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{key}"/>'
            f'<w:basedOn w:val="{base}"/>{inner}</w:style>'
        )

    styles = style("TangMot", "Normal", shape(Look(jc="both", after=120)) + run_properties(Look(16)))
    styles += style("TangHai", "TangMot", shape(Look(first=567, line=360)) + run_properties(Look(15, font=None)))
    styles += style("TangBa", "TangHai", run_properties(Look(13, font=None)))
    silent: dict[str, object] = dict.fromkeys(("size", "font", "jc", "first", "after", "line"))
    looks: dict[str, dict[str, object]] = {kind: {**silent, "style": "TangBa"} for kind in ("doan", "khoan", "muc1", "muc2")}
    return changed(HD36, looks, more_styles=styles)


@specimen(
    "HD36",
    "Mọi định dạng của nội dung nằm ở mặc định của tài liệu (docDefaults), không dùng kiểu; giãn dòng 1,5 (bội số) thay vì "
    "chính xác 18 pt.",
    f"{FIRST} | cảnh báo | BD-05",
    passes="FT-01 BD-01 BD-02 BD-03 BD-04",
)
def chi_mac_dinh() -> Paper:
    shaped = shape(Look(jc="both", first=567, after=120, line=360, rule="auto"))
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{run_properties(Look(14))}</w:rPrDefault>"
        f"<w:pPrDefault>{shaped}</w:pPrDefault></w:docDefaults>"
    )
    silent: dict[str, object] = dict.fromkeys(("size", "font", "jc", "first", "after", "line"))
    looks: dict[str, dict[str, object]] = {kind: silent for kind in ("doan", "khoan", "muc1", "muc2")}
    for kind, look in HD36.looks.items():
        if kind not in looks:
            looks[kind] = {"first": 0, "after": look.after or 0, "line": look.line or 240, "rule": "auto" if look.line is None else look.rule}
    return changed(HD36, looks, defaults=defaults)


# The masthead


def _left_pieces() -> str:
    sheets = Sheets(HD36)
    return sheets.one("cap_tren") + sheets.one("ban_hanh") + sheets.one("sao") + sheets.one("so")


def _right_pieces() -> str:
    sheets = Sheets(HD36)
    return sheets.one("tieu_de") + sheets.one("ke", "") + sheets.one("ngay")


def _connector(width: int, left: int, top: int = 20) -> str:
    """A straight DrawingML connector, anchored to its paragraph."""
    emu = [number * 635 for number in (left, top, width)]
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" '
        'distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        f'<wp:posOffset>{emu[0]}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>{emu[1]}</wp:posOffset></wp:positionV><wp:extent cx="{emu[2]}" cy="0"/><wp:wrapNone/>'
        '<wp:docPr id="7" name="Đường kẻ"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu[2]}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/>'
        '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
        f"</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"{_vml_line(width, left, top)}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _vml_line(width: int, left: int, top: int = 20) -> str:
    return (
        '<v:line style="position:absolute;z-index:251658240;mso-position-horizontal-relative:text;'
        f'mso-position-vertical-relative:text" from="{left / 20:g}pt,{top / 20:g}pt" '
        f'to="{(left + width) / 20:g}pt,{top / 20:g}pt" strokeweight=".75pt"/>'
    )


@specimen(
    "HD36",
    "Đầu văn bản gõ bằng phím Tab với điểm dừng căn giữa, không có bảng; đường kẻ dưới tiêu đề là đường vẽ. Không lỗi.",
    passes="HD-01 HD-02 HD-03 HD-04 HD-06 HD-07 HD-09 NO-01 DT-01 DT-03",
)
def dau_bang_tab() -> Paper:
    stops = '<w:tab w:val="center" w:pos="2240"/><w:tab w:val="center" w:pos="6917"/>'

    def line(left: str, right: str, *, more: str = "") -> str:
        pieces = run("\t", CENTRED) + run(HD36.words[left], LOOK[left])
        if right:
            pieces += run("\t", CENTRED) + run(HD36.words[right], LOOK[right])
        return para(pieces + more, Look(tabs=stops, jc="left"))

    rule = _connector(TITLE_WIDTH, 6917 - TITLE_WIDTH // 2, 330)
    return _paper(
        masthead=line("cap_tren", "tieu_de", more=rule) + line("ban_hanh", "") + line("sao", "ngay") + line("so", "")
    )


@specimen(
    "HD36",
    "Mỗi ô của bảng đầu văn bản chỉ có một đoạn, các dòng ngắt bằng Shift+Enter; tiêu đề cỡ 13 (quy định 15).",
    "ĐẢNG CỘNG SẢN VIỆT NAM | lỗi | HD-02",
    passes="HD-01 HD-03 HD-06 HD-07 HD-09 NO-01 NO-06 DT-01 DT-03",
)
def dau_ngat_dong() -> Paper:
    def pieces(*kinds: str) -> str:
        return "".join(
            run(("\n" if number else "") + HD36.words[kind], replace(LOOK[kind], size=13) if kind == "tieu_de" else LOOK[kind])
            for number, kind in enumerate(kinds)
        )

    left = para(pieces("cap_tren", "ban_hanh", "sao", "so"), CENTRED)
    # The title is 3582 twips wide in size 13, and so is the line.
    right = para(pieces("tieu_de") + _connector(3582, (RIGHT_COLUMN - 3582) // 2, 330) + run("\n" + HD36.words["ngay"], LOOK["ngay"]), CENTRED)
    return _paper(masthead=grid(row(cell(LEFT_COLUMN, left) + cell(RIGHT_COLUMN, right)), (LEFT_COLUMN, RIGHT_COLUMN)))


def _box(identity: int, left: int, width: int, content: str) -> str:
    """A DrawingML text box with its VML twin, as Word 2010 and later write it."""
    emu = [number * 635 for number in (left, width, 2000)]
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        f'distR="0" simplePos="0" relativeHeight="25165926{identity}" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        f'<wp:posOffset>{emu[0]}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="{emu[1]}" cy="{emu[2]}"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{identity}" name="Hộp chữ {identity}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu[1]}" cy="{emu[2]}"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>"
        f'{content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData>'
        f"</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>{_vml_box(identity, left, width, content)}"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _vml_box(identity: int, left: int, width: int, content: str) -> str:
    return (
        f'<w:pict><v:shape id="hop{identity}" type="#_x0000_t202" style="position:absolute;margin-left:{left / 20:g}pt;'
        f'margin-top:0;width:{width / 20:g}pt;height:100pt;z-index:{identity}" stroked="f" filled="f">'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox><w10:wrap type="topAndBottom"/></v:shape></w:pict>'
    )


@specimen(
    "HD36",
    "Đầu văn bản là hai hộp chữ DrawingML, mỗi hộp kèm bản VML dự phòng (chỉ đọc một); tên cơ quan cấp trên in đậm.",
    "ĐẢNG BỘ TỈNH HOA LƯ | lỗi | HD-06",
    passes="HD-01 HD-02 HD-03 HD-04 HD-07 HD-09 NO-01 DT-01",
)
def dau_hop_chu() -> Paper:
    left = Sheets(changed(HD36, {"cap_tren": {"bold": True}}))
    pieces = left.one("cap_tren") + left.one("ban_hanh") + left.one("sao") + left.one("so")
    boxes = _box(1, 0, LEFT_COLUMN, pieces) + _box(2, LEFT_COLUMN, RIGHT_COLUMN, _right_pieces())
    return _paper(masthead=para(boxes, Look()))


@specimen(
    "HD36",
    "Đầu văn bản là hai hộp chữ VML (Word 2003 - 2007); thiếu dấu sao dưới tên cơ quan ban hành.",
    "ĐẢNG UỶ XÃ AN BÌNH | lỗi | HD-09",
    passes="HD-01 HD-02 HD-03 HD-04 HD-06 HD-07 NO-01 DT-01",
)
def dau_hop_vml() -> Paper:
    sheets = Sheets(HD36)
    kind = '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>'
    left = _vml_box(1, 0, LEFT_COLUMN, sheets.one("cap_tren") + sheets.one("ban_hanh") + sheets.one("so"))
    right = _vml_box(2, LEFT_COLUMN, RIGHT_COLUMN, _right_pieces())
    return _paper(masthead=para(f"<w:r>{left.replace('<w:pict>', '<w:pict>' + kind)}</w:r><w:r>{right}</w:r>", Look()))


@specimen(
    "HD36",
    "Cả phần đầu văn bản đặt trong đầu trang (header) của trang đầu; trên giấy vẫn đúng. Không lỗi.",
    passes="HD-01 HD-02 HD-03 HD-06 HD-07 HD-09 NO-01 DT-01 PN-04 the-thuc/khong-nhan-ra",
)
def dau_trong_dau_trang() -> Paper:
    return _paper(masthead="", first_header=Sheets(HD36).masthead() + "<w:p/>")


@specimen(
    "HD36",
    "Đường kẻ dưới tiêu đề là viền dưới của ô bảng, nên dài bằng cả ô chứ không bằng dòng chữ.",
    f"{TITLE} | cảnh báo | HD-04",
    passes="HD-03",
)
def ke_vien_o() -> Paper:
    sheets = Sheets(HD36)
    border = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0"/></w:tcBorders>'
    left, right = (LEFT_COLUMN, RIGHT_COLUMN)
    rows = row(cell(left, sheets.one("cap_tren")) + cell(right, sheets.one("tieu_de"), border))
    rows += row(cell(left, sheets.one("ban_hanh") + sheets.one("sao")) + cell(right, "<w:p/>"))
    rows += row(cell(left, sheets.one("so")) + cell(right, sheets.one("ngay")))
    return _paper(masthead=grid(rows, (left, right)))


@specimen(
    "HD36",
    "Đường kẻ dưới tiêu đề là đường vẽ VML đúng độ dài; dưới tên cơ quan ban hành cũng kẻ một đường (thói quen Nhà nước).",
    "ĐẢNG UỶ XÃ AN BÌNH | cảnh báo | HD-10",
    passes="HD-03 HD-04 HD-09",
)
def ke_vml() -> Paper:
    title = para(
        run(TITLE, LOOK["tieu_de"]) + f"<w:r><w:pict>{_vml_line(TITLE_WIDTH, 371, 350)}</w:pict></w:r>", LOOK["tieu_de"]
    )
    body = para(
        run("ĐẢNG UỶ XÃ AN BÌNH", LOOK["ban_hanh"]) + f"<w:r><w:pict>{_vml_line(1200, 1640, 340)}</w:pict></w:r>",
        LOOK["ban_hanh"],
    )
    return changed(HD36, None, {"tieu_de": title, "ban_hanh": body}, rule="")


@specimen(
    "HD36",
    "Đường kẻ dưới tiêu đề là đường nối DrawingML, chỉ dài bằng nửa dòng chữ.",
    f"{TITLE} | cảnh báo | HD-04",
    passes="HD-03",
)
def ke_duong_noi() -> Paper:
    half = TITLE_WIDTH // 2
    title = para(run(TITLE, LOOK["tieu_de"]) + _connector(half, (RIGHT_COLUMN - half) // 2, 350), LOOK["tieu_de"])
    return changed(HD36, None, {"tieu_de": title}, rule="")


@specimen(
    "HD36",
    "Đường kẻ dưới tiêu đề gõ bằng dấu gạch dưới, dài gần bằng dòng chữ.",
    f"{TITLE} | cảnh báo | HD-03",
    passes="HD-01 HD-02",
)
def ke_go_phim() -> Paper:
    return _paper(rule=para(run("_" * 29, CENTRED), CENTRED))


@specimen(
    "HD36",
    "Thay cho đường kẻ, dòng tiêu đề được gạch chân chữ.",
    f"{TITLE} | cảnh báo | HD-03",
    passes="HD-01 HD-02",
)
def ke_gach_chan() -> Paper:
    return changed(HD36, {"tieu_de": {"underline": True}}, rule="")


@specimen("HD36", "Không có đường kẻ nào dưới tiêu đề.", f"{TITLE} | lỗi | HD-03", passes="HD-01 HD-02")
def khong_ke() -> Paper:
    return _paper(rule="")


@specimen(
    "HD36",
    "Tiêu đề gõ sai chính tả (VIÊT); đảng uỷ xã mà dòng trên ghi tên cấp uỷ thay vì tên đảng bộ.",
    "cả văn bản | lỗi | HD-01",
    "TỈNH UỶ HOA LƯ | cảnh báo | HD-08",
    passes="HD-05 HD-06",
)
def tieu_de_sai_chu() -> Paper:
    return changed(HD36, None, {"tieu_de": "ĐẢNG CỘNG SẢN VIÊT NAM", "cap_tren": "TỈNH UỶ HOA LƯ"})


# Number, date, type, subject


@specimen(
    "HD36",
    "Số dưới 10 không có số 0 đứng trước; ngày 5 không có số 0, tháng 6 lại có.",
    "Số 5-BC/ĐU | lỗi | NO-03",
    "An Bình, ngày 5 | lỗi | DT-01",
    passes="NO-02 NO-04 NO-05 DT-02 DT-03",
)
def so_khong_khong() -> Paper:
    return changed(HD36, None, {"so": "Số 5-BC/ĐU", "ngay": "An Bình, ngày 5 tháng 06 năm 2021"})


@specimen(
    "HD36",
    "Số và ký hiệu theo lối Nhà nước (gạch chéo trước, gạch nối sau) và in đậm; ngày tháng chữ đứng.",
    "Số 15/BC-ĐU | cảnh báo | NO-06",
    "Số 15/BC-ĐU | lỗi | NO-01",
    "An Bình, ngày 15 | lỗi | DT-03",
    passes="NO-02 NO-03 DT-01",
)
def so_lon_dau() -> Paper:
    return changed(HD36, {"so": {"bold": True}, "ngay": {"italic": None}}, {"so": "Số 15/BC-ĐU"})


@specimen(
    "HD36",
    "Tên loại là báo cáo mà ký hiệu ghi KH; văn bản của xã An Bình mà địa danh ghi Hà Nội.",
    "Số 15-KH/ĐU | lỗi | NO-04",
    "Hà Nội, ngày 15 | cảnh báo | DT-02",
    passes="NO-01 DT-01",
)
def ky_hieu_khac_loai() -> Paper:
    return changed(HD36, None, {"so": "Số 15-KH/ĐU", "ngay": "Hà Nội, ngày 15 tháng 6 năm 2021"})


@specimen(
    "HD36",
    "Ký hiệu cơ quan là HU (huyện uỷ) trong khi cơ quan ban hành là đảng uỷ xã; ngày 31 tháng 6 không có thật.",
    "Số 15-BC/HU | lỗi | NO-05",
    "An Bình, ngày 31 | cảnh báo | DT-04",
    passes="NO-01 DT-01",
)
def ngay_khong_co() -> Paper:
    return changed(HD36, None, {"so": "Số 15-BC/HU", "ngay": "An Bình, ngày 31 tháng 6 năm 2021"})


@specimen(
    "HD36",
    "Chưa điền số và ngày, như mọi văn bản trước khi văn thư vào sổ: không lỗi.",
    passes="NO-01 NO-03 DT-01 DT-04",
)
def chua_vao_so() -> Paper:
    return changed(HD36, None, {"so": "Số      -BC/ĐU", "ngay": "An Bình, ngày      tháng 6 năm 2021"})


@specimen(
    "HD36",
    "Tên loại cỡ 14; trích yếu mở đầu bằng chữ hoa; báo cáo mà có “Kính gửi”.",
    "BÁO CÁO | cảnh báo | TT-01",
    "Về kết quả | cảnh báo | TT-03",
    "Kính gửi: | cảnh báo | TT-05",
    passes="TT-02 TT-04",
)
def trich_yeu_hoa() -> Paper:
    kinh_gui = para(run("Kính gửi: ", replace(CENTRED, italic=True)) + run("Ban Thường vụ Tỉnh uỷ", CENTRED), replace(CENTRED, after=120))
    words = {"trich_yeu": "Về kết quả công tác dân vận 6 tháng đầu năm 2021", "kinh_gui": kinh_gui}
    return changed(HD36, {"ten_loai": {"size": 14}}, words)


@specimen(
    "HD36",
    "Trích yếu cỡ 13; dưới trích yếu không có năm gạch nối.",
    "kết quả công tác dân vận | cảnh báo | TT-02",
    "kết quả công tác dân vận | lỗi | TT-04",
    passes="TT-01 TT-03",
)
def thieu_gach_noi() -> Paper:
    return changed(HD36, {"trich_yeu": {"size": 13, "after": 240}}, {"gach": ""})


@specimen(
    "HD36",
    "Năm gạch nối dưới trích yếu bị Word tự sửa thành gạch dài.",
    "——— | cảnh báo | TT-04",
    passes="TT-02 TT-03",
)
def gach_tu_sua() -> Paper:
    return changed(HD36, None, {"gach": "———"})


# Body


@specimen(
    "HD36",
    "Nội dung căn trái, các đoạn sát nhau (cách 0 pt); đề mục viết thường, không đậm, không dính đoạn sau.",
    f"{FIRST} | cảnh báo | BD-02",
    f"{FIRST} | lỗi | BD-04",
    "I- Tình hình chung | cảnh báo | HE-02",
    "I- Tình hình chung | gợi ý | HE-05",
    passes="BD-01 BD-03 BD-05 HE-01 HE-03",
)
def noi_dung_can_trai() -> Paper:
    tight: dict[str, object] = {"after": 0, "jc": "left"}
    looks = {kind: dict(tight) for kind in ("doan", "khoan", "muc1", "muc2")}
    looks["muc1"] |= {"bold": None, "keep": None}
    lines = tuple((kind, _lowered(words) if kind == "muc1" else words) for kind, words in HD36.lines)
    return changed(HD36, looks, lines=lines)


def _lowered(words: str) -> str:
    number, name = words.split(" ", 1)
    return f"{number} {name.capitalize()}"


@specimen(
    "HD36",
    "Thụt đầu dòng bằng phím Tab ở đoạn đầu, bằng dấu cách ở các đoạn sau.",
    f"\t{FIRST} | cảnh báo | BD-03".replace("\t", " "),
    passes="BD-01 BD-02 BD-04 BD-05",
)
def thut_bang_phim() -> Paper:
    lines = tuple(
        (kind, ("\t" if number == 0 else "       ") + words if kind == "doan" else words)
        for number, (kind, words) in enumerate(HD36.lines)
    )
    return changed(HD36, {"doan": {"first": None}}, lines=lines)


@specimen(
    "HD36",
    "Đề mục đánh số tự động: “%1-” La Mã, “%1.” và “%1)” chữ cái của Word (không có đ), nên mục thứ năm hiện e) thay vì đ).",
    "Tổ chức thăm hỏi | lỗi | HE-03",
    passes="HE-01 HE-02 BD-03",
)
def so_tu_dong() -> Paper:
    def level(depth: int, kind: str, pattern: str) -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>{shape(Look(left=0, first=567))}</w:lvl>'
        )

    levels = level(0, "upperRoman", "%1-") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    numbering = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    items = ("Phát quà cho 25 gia đình chính sách", "Sửa nhà cho 3 hộ nghèo", "Khám bệnh cho 120 người cao tuổi",
             "Tặng học bổng cho 15 học sinh", "Tổ chức thăm hỏi 8 gia đình đảng viên cao tuổi")  # fmt: skip
    lines: list[tuple[str, str]] = []
    for kind, words in HD36.lines:
        depth = {"muc1": 0, "muc2": 1}.get(kind)
        plain = words.split(" ", 1)[1] if depth is not None else words
        look = replace(LOOK[kind], num=(1, depth), first=None) if depth is not None else LOOK[kind]
        lines.append((kind, para(run(plain, look), look)) if depth is not None else (kind, words))
        if words.startswith("- Thôn Đoài"):
            lines += [("doan", para(run(f"{item}.", BODY), replace(BODY, num=(1, 2), first=None))) for item in items]
    return _paper(numbering=numbering, lines=tuple(lines))


@specimen(
    "HD36",
    "Số đề mục gõ tay: mục II dùng dấu chấm trong khi các mục khác dùng gạch nối; từ II nhảy sang IV.",
    "II. KẾT QUẢ | lỗi | HE-01",
    "IV- HẠN CHẾ | lỗi | HE-03",
    passes="HE-02 HE-05",
)
def so_go_tay_lan() -> Paper:
    changes = {
        "II- ": ("muc1", "II. KẾT QUẢ THỰC HIỆN"),
        "III- ": ("muc1", "IV- HẠN CHẾ VÀ NGUYÊN NHÂN"),
        "IV- ": ("muc1", "V- NHIỆM VỤ 6 THÁNG CUỐI NĂM"),
    }
    return _paper(lines=swapped(HD36, changes))


@specimen(
    "HD36",
    "Mọi đề mục cấp 1 thống nhất kiểu “I. ” của văn bản Nhà nước: được dung thứ.",
    "I. TÌNH HÌNH CHUNG | gợi ý | HE-01",
    passes="HE-02 HE-03",
)
def de_muc_cham() -> Paper:
    return _paper(lines=tuple((kind, words.replace("- ", ". ", 1) if kind == "muc1" else words) for kind, words in HD36.lines))


@specimen(
    "HD36",
    "Một đề mục màu xanh; một đoạn nội dung in nghiêng cả đoạn; một chỗ trong đoạn chữ cỡ 10.",
    "II- KẾT QUẢ | cảnh báo | FT-02",
    "Bên cạnh thuận lợi | cảnh báo | BD-06",
    "Việc nắm tình hình | cảnh báo | BD-07",
    passes="FT-01 BD-01 HE-02",
)
def mau_va_nghieng() -> Paper:
    by_start = {words.split()[0]: words for kind, words in HD36.lines}
    italic, small, blue = replace(BODY, italic=True), replace(BODY, size=10), replace(LOOK["muc1"], color="0070C0")
    long = by_start["Việc"]
    changes = {
        "II- ": ("muc1", para(run("II- KẾT QUẢ THỰC HIỆN", blue), blue)),
        "Bên cạnh": ("doan", para(run(by_start["Bên"], italic), italic)),
        "Việc nắm": ("doan", para(run(long[:100], BODY) + run(long[100:125], small) + run(long[125:], BODY), BODY)),
    }
    return _paper(lines=swapped(HD36, changes))


@specimen(
    "HD36",
    "Siêu liên kết màu xanh, gạch chân trong nội dung; có chú thích chân trang cỡ 10 (không thuộc nội dung).",
    "Đảng uỷ đã tổ chức | cảnh báo | FT-02",
    passes="FT-01 BD-01 BD-07 EN-01",
)
def lien_ket_chu_thich() -> Paper:
    text = next(words for _, words in HD36.lines if words.startswith("Đảng uỷ đã tổ chức"))
    link = f'<w:hyperlink r:id="rLink">{run("trang tin của xã", replace(BODY, color="0563C1", underline=True))}</w:hyperlink>'
    mark = f"<w:r>{run_properties(BODY).replace('</w:rPr>', '')}<w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>"
    content = run(f"{text[:-1]} (xem ", BODY) + link + run(")", BODY) + mark + run(".", BODY)
    small = Look(10, jc="both")
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{para("<w:r>" + run_properties(small) + "<w:footnoteRef/></w:r>" + run(" Số liệu tính đến ngày 31/5/2021.", small), small)}</w:footnote>'
    )
    return _paper(
        lines=swapped(HD36, {"Đảng uỷ đã tổ chức": ("doan", para(content, BODY))}),
        footnotes=notes,
        links=(("rLink", "https://anbinh.example/"),),
    )


@specimen(
    "HD36",
    "Toàn bộ chữ ở dạng tổ hợp (NFD: dấu tách rời chữ), như khi chép từ máy Mac.",
    "ĐẢNG BỘ TỈNH HOA LƯ | lỗi | FT-03",
    passes="FT-01 HD-01 HD-07 NO-01 DT-01 TT-01 SG-01 NN-01",
)
def chu_to_hop() -> Paper:
    def apart(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    return replace(
        HD36,
        words={kind: apart(words) for kind, words in HD36.words.items()},
        lines=tuple((kind, apart(words)) for kind, words in HD36.lines),
        recipients=tuple(apart(each) for each in HD36.recipients),
    )


@specimen(
    "HD36",
    "Một đoạn dán từ văn bản cũ: phông .VnTime, chữ mã TCVN3; một đoạn khác phông VNI-Times.",
    "B¶o ®¶m an ninh | lỗi | FT-03",
    passes="HD-01 BD-01",
)
def phong_vntime() -> Paper:
    def dan(text: str, font: str) -> tuple[str, str]:
        return "doan", para(run(text, replace(BODY, font=font)), BODY)

    lines = list(HD36.lines)
    lines[3:3] = [dan("B¶o ®¶m an ninh, trËt tù trªn ®Þa bµn.", ".VnTime"), dan("Chaêm lo ñôøi soáng Nhaân daân.", "VNI-Times")]
    return _paper(lines=tuple(lines))


# Page numbers


def _numbered(content: str, **more: object) -> str:
    return para(content, replace(CENTRED, **more))  # type: ignore[arg-type]


@specimen(
    "HD36",
    "Số trang là trường viết gọn (fldSimple) “PAGE \\* MERGEFORMAT”, cỡ chữ 11.",
    "phần 1 | cảnh báo | PN-06",
    passes="PN-01 PN-03 PN-04 PN-05",
)
def so_trang_gon() -> Paper:
    return _paper(page_number=_numbered(simple_field("PAGE   \\* MERGEFORMAT", Look(11))))


@specimen(
    "HD36",
    "Số trang kiểu Word 6 (w:pgNum), căn lề phải.",
    "phần 1 | cảnh báo | PN-03",
    passes="PN-01 PN-04 PN-06",
)
def so_trang_word_6() -> Paper:
    return _paper(page_number=_numbered(f"<w:r>{run_properties(CENTRED)}<w:pgNum/></w:r>", jc="right"))


@specimen("HD36", "Số trang đặt ở chân trang.", "phần 1 | lỗi | PN-02", passes="PN-04")
def so_trang_o_chan() -> Paper:
    number = _numbered(complex_field("PAGE \\* MERGEFORMAT", CENTRED))
    return _paper(page_number="", footer=number, first_footer="<w:p/>")


@specimen(
    "HD36",
    "Số trang trong khung (framePr) căn giữa giữa đầu trang, như lệnh chèn số trang của Word cũ. Không lỗi.",
    passes="PN-01 PN-03 PN-04 PN-06",
)
def so_trang_trong_khung() -> Paper:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    number = para(complex_field("PAGE", Look(14)), Look(frame=frame))
    return _paper(page_number=number + "<w:p/>")


@specimen(
    "HD36",
    "Số trang trong hộp chữ VML căn giữa của đầu trang. Không lỗi.",
    passes="PN-01 PN-03 PN-04 PN-06",
)
def so_trang_trong_hop() -> Paper:
    box = (
        '<w:r><w:pict><v:rect id="so" style="position:absolute;margin-left:0;margin-top:0;width:60pt;height:20pt;z-index:1;'
        'mso-position-horizontal:center;mso-position-horizontal-relative:margin" stroked="f" filled="f"><v:textbox '
        f'inset="0,0,0,0"><w:txbxContent>{_numbered(complex_field("PAGE", CENTRED))}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>'
    )
    return _paper(page_number=para(box, CENTRED))


@specimen("HD36", "Hai trang mà không đánh số trang.", "phần 1 | lỗi | PN-01")
def khong_so_trang() -> Paper:
    return _paper(page_number="", first_header=None)


@specimen(
    "HD36",
    "Không chọn “trang đầu khác”, nên trang 1 cũng in số trang; số trang La Mã.",
    "phần 1 | lỗi | PN-04",
    "phần 1 | cảnh báo | PN-06",
    passes="PN-01 PN-03 PN-05",
)
def so_o_trang_dau() -> Paper:
    return _paper(first_header=None, section_extra='<w:pgNumType w:fmt="lowerRoman"/>')


@specimen(
    "HD36",
    "Có “trang đầu khác” nhưng đầu trang của trang đầu cũng có số trang; đầu trang cách mép 12,7 mm (mặc định của Word).",
    "phần 1 | lỗi | PN-04",
    "phần 1 | cảnh báo | PN-05",
    passes="PN-01 PN-03 PN-06",
)
def trang_dau_van_co_so() -> Paper:
    number = _numbered(complex_field("PAGE", CENTRED, "1"))
    return _paper(first_header=number, page=(*HD36.page[:6], 720, 0))


@specimen(
    "HD36",
    "Trang chẵn, trang lẻ khác nhau nhưng đầu trang chẵn không có số trang.",
    "phần 1 | lỗi | PN-01",
    passes="PN-02 PN-03 PN-04",
)
def trang_chan_khong_so() -> Paper:
    return _paper(even_header="<w:p/>", settings="<w:evenAndOddHeaders/>")


# The page


@specimen(
    "HD36",
    "In hai mặt: lề đối xứng nhưng phía trong 15 mm, phía ngoài 30 mm (ngược).",
    "phần 1 | cảnh báo | PG-07",
    passes="PN-01",
)
def le_doi_xung_nguoc() -> Paper:
    page = (11906, 16838, 1134, 1701, 1134, 850, 567, 0)
    return _paper(page=page, settings="<w:mirrorMargins/>")


@specimen(
    "HD36",
    "In hai mặt: lề đối xứng, phía trong 20 mm cộng gáy 10 mm là đủ 30 mm; trang chẵn, lẻ đều có số. Không lỗi.",
    passes="PG-05 PG-06 PG-07 PN-01 PN-03 PN-04",
)
def le_doi_xung_dung() -> Paper:
    even = _numbered(complex_field("PAGE", CENTRED))
    settings = "<w:mirrorMargins/><w:evenAndOddHeaders/>"
    return _paper(page=(11906, 16838, 1134, 850, 1134, 1134, 567, 567), settings=settings, even_header=even)


@specimen("HD36", "Lề trái 30 mm lại thêm gáy 10 mm, thành 40 mm.", "phần 1 | lỗi | PG-05", passes="PG-03 PG-04 PG-06")
def le_them_gay() -> Paper:
    return _paper(page=(*HD36.page[:7], 567))


@specimen("HD36", "Khổ giấy Letter của Mỹ.", "phần 1 | lỗi | PG-01", passes="PG-02 PG-03 PG-06")
def giay_letter() -> Paper:
    return _paper(page=(12240, 15840, *HD36.page[2:]))


@specimen("HD36", "Cả văn bản đặt trang nằm ngang.", "phần 1 | lỗi | PG-02", passes="PG-01")
def trang_dau_ngang() -> Paper:
    page = (16838, 11906, 1134, 1134, 1134, 1701, 567, 0)
    return _paper(page=page, columns=(6500, 7503))


@specimen(
    "HD36",
    "Lề bốn phía 20 mm.",
    "phần 1 | lỗi | PG-05",
    "phần 1 | lỗi | PG-06",
    passes="PG-03 PG-04",
)
def le_hai_muoi() -> Paper:
    return _paper(page=(11906, 16838, 1134, 1134, 1134, 1134, 567, 0), columns=(4479, 5159))


@specimen(
    "HD36",
    "Lề theo quy định cũ: trên 25, dưới 25, trái 35, phải 15 mm.",
    "phần 1 | lỗi | PG-03",
    "phần 1 | lỗi | PG-04",
    "phần 1 | lỗi | PG-05",
    passes="PG-06",
)
def le_cu() -> Paper:
    return _paper(page=(11906, 16838, 1417, 850, 1417, 1984, 567, 0), columns=(4479, 4593))


@specimen(
    "HD36",
    "Lề trên 21,5 mm, lề dưới 18,5 mm: lệch hơn 1 mm, chưa quá 2 mm.",
    "phần 1 | cảnh báo | PG-03",
    "phần 1 | cảnh báo | PG-04",
    passes="PG-05 PG-06",
)
def le_hoi_lech() -> Paper:
    return _paper(page=(11906, 16838, 1219, 850, 1049, 1701, 567, 0))


LANDSCAPE = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1134" w:bottom="850" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'


def _annex() -> str:
    """An annex: its name, its title, a table of models."""
    sheets = Sheets(HD36)
    bold, plain = replace(CENTRED, bold=True), Look(13, jc="left")
    widths = (900, 5200, 5200, 3270)
    rows = [("TT", "Tên mô hình", "Nơi thực hiện", "Số hộ"), ("1", "Đường hoa nông thôn", "Thôn Đông", "35"),
            ("2", "Giúp nhau thoát nghèo", "Thôn Đoài", "12"), ("3", "Tự quản an ninh trật tự", "Thôn Trung", "48")]  # fmt: skip
    table = "".join(row("".join(cell(w, para(run(text, plain), plain)) for w, text in zip(widths, texts, strict=True))) for texts in rows)
    title = para(run("PHỤ LỤC", bold), bold) + para(run("danh sách các mô hình “Dân vận khéo” tiêu biểu", bold), replace(bold, after=120))
    return title + grid(table, widths, bordered=True) + sheets.one("trong", "")


def _with_annex(paper: Paper) -> Paper:
    return replace(paper, tail=para("", Look(), extra=Sheets(paper).section()) + _annex(), last_section=LANDSCAPE)


@specimen(
    "HD36",
    "Phụ lục nằm ngang, có bảng, nhưng trong lời văn không nhắc đến phụ lục nào.",
    "PHỤ LỤC | cảnh báo | AX-01",
    passes="PG-02 PG-08 PN-01 PN-04",
)
def phu_luc_ngang() -> Paper:
    return _with_annex(HD36)


@specimen(
    "HD36",
    "Phụ lục nằm ngang được nhắc trong lời văn (đúng); nhưng một đoạn lời văn cũng đặt ở trang ngang.",
    "phần 2 | gợi ý | PG-08",
    passes="AX-01 PG-02",
)
def loi_van_trang_ngang() -> Paper:
    first = para("", BODY, extra=Sheets(HD36).section())
    empty = para("", BODY, extra=LANDSCAPE)
    lines: list[tuple[str, str]] = []
    for kind, words in HD36.lines:
        if words.startswith("III- "):
            lines += [("doan", first)]
        if words.startswith("IV- "):
            lines += [("doan", empty)]
        lines.append((kind, words.replace("được nhân rộng.", "được nhân rộng (có phụ lục kèm theo).")))
    width, height, top, right, bottom, left, header, gutter = HD36.page
    upright = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{header}" w:footer="567" w:gutter="{gutter}"/></w:sectPr>'
    )
    return _paper(lines=tuple(lines), tail=para("", Look(), extra=upright) + _annex(), last_section=LANDSCAPE)


# Recorded changes, content controls


@specimen(
    "HD36",
    "Có ghi lại sửa đổi: chèn, xoá, dời đoạn, xoá dấu ngắt đoạn. Coi như đã chấp nhận thì văn bản đúng (chữ “Số:” bị xoá).",
    "cả văn bản | gợi ý | the-thuc/theo-doi-sua",
    passes="NO-01 NO-02 BD-02 EN-01 HE-03",
)
def theo_doi_sua() -> Paper:
    who = 'w:author="Nguyễn Thị B" w:date="2021-06-14T09:00:00Z"'

    def deleted(text: str, look: Look, number: int) -> str:
        return f'<w:del w:id="{number}" {who}>{run(text, look).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")}</w:del>'

    so = para(deleted("Số: 9", CENTRED, 1) + f'<w:ins w:id="2" {who}>{run("Số 15", CENTRED)}</w:ins>' + run("-BC/ĐU", CENTRED), CENTRED)
    texts = {words.split()[0] + words.split()[1]: words for _, words in HD36.lines}
    first, dong = texts["Toànxã"], texts["-Thôn"]
    broken = para(run(first[:90], BODY), BODY, mark=f'<w:rPr><w:del w:id="3" {who}/></w:rPr>') + para(run(first[90:], BODY), BODY)
    doai = "- Thôn Đoài giúp 12 hộ nghèo vay vốn phát triển chăn nuôi, đã có 5 hộ thoát nghèo."
    dong = "- Thôn Đông vận động 35 hộ hiến 1.250 m đất để mở rộng đường giao thông nông thôn."
    away = para(
        f'<w:moveFromRangeStart w:id="4" w:name="doi1" {who}/><w:moveFrom w:id="5" {who}>{run(doai, BODY)}</w:moveFrom><w:moveFromRangeEnd w:id="4"/>',
        BODY,
        mark=f'<w:rPr><w:del w:id="6" {who}/></w:rPr>',
    )
    here = para(
        f'<w:moveToRangeStart w:id="7" w:name="doi1" {who}/><w:moveTo w:id="8" {who}>{run(doai, BODY)}</w:moveTo><w:moveToRangeEnd w:id="7"/>',
        BODY,
        mark=f'<w:rPr><w:ins w:id="9" {who}/></w:rPr>',
    )
    changes = {
        "Toàn xã": ("doan", broken),
        "- Thôn Đông": ("doan", away + para(run(dong, BODY), BODY)),
        "- Thôn Đoài": ("doan", here),
    }
    return changed(HD36, None, {"so": so}, lines=swapped(HD36, changes))


@specimen(
    "HD36",
    "Có điều khiển nội dung (w:sdt) quanh đoạn, quanh hàng, quanh ô và quanh chữ; số văn bản có dấu hai chấm.",
    "Số: 15-BC/ĐU | lỗi | NO-02",
    passes="HD-01 DT-01 BD-02 NN-01 SG-01",
)
def o_dieu_khien() -> Paper:
    def control(content: str, name: str) -> str:
        return f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'

    sheets = Sheets(HD36)
    left, right = (LEFT_COLUMN, RIGHT_COLUMN)
    so = para(run("Số: ", CENTRED) + control(run("15-BC/ĐU", CENTRED), "số"), CENTRED)
    first = row(
        cell(left, sheets.one("cap_tren") + sheets.one("ban_hanh") + sheets.one("sao"))
        + control(cell(right, sheets.one("tieu_de") + sheets.one("ke", "")), "tiêu đề")
    )
    second = control(row(cell(left, so) + cell(right, sheets.one("ngay"))), "hàng số")
    texts = [words for kind, words in HD36.lines if kind == "doan"]
    changes = {
        texts[1]: ("doan", control(para(run(texts[1], BODY), BODY), "đoạn")),
        texts[2]: ("doan", control(control(para(run(texts[2], BODY), BODY), "trong"), "ngoài")),
    }
    return _paper(masthead=grid(first + second, (left, right)), lines=swapped(HD36, changes))


# The end


@specimen(
    "HD36",
    "Quyền hạn ký không đậm; chức vụ kèm tên cơ quan; nơi nhận lẫn dấu phẩy và chấm phẩy; báo cáo mà có “Như trên”.",
    "- Như trên | gợi ý | NN-06",
    "- Các đồng chí | cảnh báo | NN-04",
    "T/M BAN THƯỜNG VỤ | lỗi | SG-03",
    "PHÓ BÍ THƯ ĐẢNG UỶ | cảnh báo | SG-05",
    passes="SG-01 SG-02 SG-04 SG-06 NN-02 NN-03 NN-05",
)
def ky_va_nhan() -> Paper:
    recipients = ("- Như trên,", "- Các đồng chí Đảng uỷ viên;", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Đảng uỷ.")
    return changed(HD36, {"quyen_han": {"bold": None}}, {"chuc_vu": "PHÓ BÍ THƯ ĐẢNG UỶ XÃ"}, recipients=recipients)


@specimen(
    "HD36",
    "Dùng chữ “THAY MẶT” thay cho T/M; ngắt trang ngay trước khối chữ ký nên khối đứng một mình ở trang cuối.",
    "THAY MẶT BAN THƯỜNG VỤ | cảnh báo | SG-09",
    "THAY MẶT BAN THƯỜNG VỤ | lỗi | SG-01",
    passes="SG-02 SG-04 SG-07 SG-08",
)
def thay_mat() -> Paper:
    paper = changed(HD36, None, {"quyen_han": "THAY MẶT BAN THƯỜNG VỤ"})
    return replace(paper, ending='<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + Sheets(paper).signature())


@specimen(
    "HD36",
    "Phó Bí thư ký K/T Bí thư (cấp uỷ không dùng K/T); trước họ tên ghi học vị.",
    "K/T BÍ THƯ | lỗi | SG-06",
    "ThS. Nguyễn Văn A | lỗi | SG-07",
    passes="SG-01 SG-02 SG-03 SG-04",
)
def ky_thay_bi_thu() -> Paper:
    return changed(HD36, None, {"quyen_han": "K/T BÍ THƯ", "ho_ten": "ThS. Nguyễn Văn A"})


@specimen(
    "HD36",
    "Chỉ một dòng trống trước họ tên; bảng chữ ký kẻ viền.",
    "Nơi nhận: | cảnh báo | the-thuc/bang-co-vien",
    "Nguyễn Văn A | cảnh báo | SG-08",
    passes="SG-03 SG-04 SG-07 NN-01",
)
def thieu_cho_ky() -> Paper:
    return _paper(gap=1, bordered_signature=True)


@specimen("HD36", "Không có nơi nhận.", "cả văn bản | lỗi | NN-01", passes="SG-01 SG-03 SG-07")
def khong_noi_nhan() -> Paper:
    return changed(HD36, None, {"nhan": ""}, recipients=())


@specimen(
    "HD36",
    "Không có khối chữ ký (quyền hạn, chức vụ, họ tên); nơi nhận là các đoạn thường.",
    "cả văn bản | cảnh báo | the-thuc/khong-nhan-ra",
    passes="NN-01 NN-02 NN-03 NN-04 NN-05 EN-01",
)
def khong_chu_ky() -> Paper:
    sheets = Sheets(HD36)
    return _paper(ending=sheets.one("nhan") + "".join(sheets.one("noi_nhan", each) for each in HD36.recipients))


@specimen(
    "HD36",
    "Khối chữ ký là các đoạn thường, thụt trái để nằm bên phải, nơi nhận ở sau cùng; thống nhất dấu chấm phẩy ở nơi nhận.",
    "- Ban Thường vụ Tỉnh uỷ | gợi ý | NN-04",
    passes="SG-01 SG-03 SG-04 SG-07 SG-08 NN-01 NN-02 NN-03 NN-05",
)
def chu_ky_khong_bang() -> Paper:
    right = {kind: {"left": LEFT_COLUMN} for kind in ("quyen_han", "chuc_vu", "trong", "ho_ten")}
    sheets = Sheets(changed(HD36, right))
    signed = sheets.one("quyen_han") + sheets.one("chuc_vu") + sheets.one("trong", "") * 4 + sheets.one("ho_ten")
    recipients = "".join(sheets.one("noi_nhan", each.replace(",", ";")) for each in HD36.recipients)
    return _paper(ending=signed + sheets.one("nhan") + recipients)


# Habits of another book


@specimen(
    "HD36",
    "Văn bản của đảng uỷ trình bày theo thói quen Nhà nước: Quốc hiệu, “Số:”, kẻ dưới trích yếu và dưới tên cơ quan, không "
    "dấu sao, “TM.”, chức vụ đậm, “./.”, nhãn nơi nhận cỡ 12 đậm nghiêng, “Lưu: VT”.",
    "ĐẢNG UỶ XÃ AN BÌNH | lỗi | HD-09",
    "ĐẢNG UỶ XÃ AN BÌNH | cảnh báo | HD-10",
    "CỘNG HOÀ XÃ HỘI | lỗi | HD-05",
    "Số: 15-BC/ĐU | lỗi | NO-02",
    "kết quả công tác | cảnh báo | TT-04",
    "Trên đây là | cảnh báo | EN-01",
    "Nơi nhận: | cảnh báo | NN-02",
    "- Lưu: VT | cảnh báo | NN-05",
    "TM. BAN THƯỜNG VỤ | lỗi | SG-02",
    "PHÓ BÍ THƯ | cảnh báo | SG-04",
    passes="NO-06 DT-01 TT-01 SG-03 SG-06",
)
def dang_thoi_quen_nha_nuoc() -> Paper:
    looks: dict[str, dict[str, object]] = {
        "tieu_de": {"size": 12},
        "chuc_vu": {"bold": True},
        "nhan": {"size": 12, "bold": True, "italic": True, "underline": None},
    }
    words = {
        "tieu_de": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "tieu_ngu": "Độc lập - Tự do - Hạnh phúc", "so": "Số: 15-BC/ĐU",
        "ke_co_quan": " ", "gach": " ", "quyen_han": "TM. BAN THƯỜNG VỤ",
    }  # fmt: skip
    last = HD36.lines[-1]
    paper = changed(
        HD36,
        looks,
        words,
        lines=(*HD36.lines[:-1], (last[0], last[1] + "/.")),
        recipients=(*HD36.recipients[:-1], "- Lưu: VT."),
        columns=(4200, 5155),
    )
    drawn = {
        "tieu_ngu": ND30.looks["tieu_ngu"],
        "ke": replace(ND30.looks["ke"], left=863, right=864),
        "ke_co_quan": replace(ND30.looks["ke_co_quan"], left=1500, right=1500),
        "gach": replace(ND30.looks["gach"], left=3427, right=3428, after=240),
    }
    return replace(paper, looks={**paper.looks, **drawn})


@specimen(
    "NĐ30",
    "Văn bản của sở trình bày theo thói quen của Đảng: “Số” không hai chấm, dấu sao, năm gạch nối, “I-”, kết thúc dấu chấm, "
    "“K/T”, chức vụ không đậm, nhãn nơi nhận cỡ 14 gạch chân, danh sách cỡ 12, “Lưu Văn phòng”.",
    "SỞ NỘI VỤ | cảnh báo | HD-10",
    "* | lỗi | HD-05",
    "Số 15/BC-SNV | lỗi | NO-02",
    "----- | cảnh báo | TT-04",
    "I- TÌNH HÌNH | gợi ý | HE-01",
    "Trên đây là | gợi ý | EN-01",
    "Nơi nhận: | cảnh báo | NN-02",
    "- Uỷ ban nhân dân tỉnh | cảnh báo | NN-03",
    "- Lưu Văn phòng | cảnh báo | NN-05",
    "K/T GIÁM ĐỐC | lỗi | SG-02",
    "PHÓ GIÁM ĐỐC | cảnh báo | SG-04",
    passes="HD-01 HD-02 HD-03 HD-04 NO-06 TT-01 BD-01 BD-05 NN-04",
)
def nd30_thoi_quen_dang() -> Paper:
    words = {"so": "Số 15/BC-SNV", "sao": "*", "gach": "-----", "quyen_han": "K/T GIÁM ĐỐC"}
    looks: dict[str, dict[str, object]] = {
        "chuc_vu": {"bold": None},
        "nhan": {"size": 14, "bold": None, "italic": None, "underline": True},
        "noi_nhan": {"size": 12},
    }
    lines = tuple((kind, words.replace(". ", "- ", 1) if kind == "muc1" else words.replace("./.", ".")) for kind, words in ND30.lines)
    paper = changed(ND30, looks, words, lines=lines, recipients=(*ND30.recipients[:-1], "- Lưu Văn phòng Sở."))
    kept = {kind: words for kind, words in paper.words.items() if kind != "ke_co_quan"}
    return replace(paper, words=kept, looks={**paper.looks, "gach": LOOK["gach"]})


@specimen(
    "NĐ30",
    "Dưới Tiêu ngữ không kẻ; tên cơ quan ban hành không đậm; giãn dòng 2,0; lề trên 30 mm.",
    "phần 1 | lỗi | PG-03",
    "SỞ NỘI VỤ | lỗi | HD-07",
    "Độc lập - Tự do | lỗi | HD-03",
    f"{FIRST} | cảnh báo | BD-05",
    passes="PG-04 PG-05 PG-06 HD-01 HD-10",
)
def nd30_sai() -> Paper:
    looks: dict[str, dict[str, object]] = {kind: {"line": 480} for kind in ("doan", "muc1", "muc2", "khoan")}
    page = (11906, 16838, 1701, 1134, 1134, 1701, 567, 0)
    return changed(ND30, looks | {"ban_hanh": {"bold": None}}, rule="", page=page)


# HD05 and other kinds of paper


@specimen(
    "HD05",
    "Theo Hướng dẫn 05: nơi nhận còn dùng dấu phẩy; giãn dòng chính xác 24 pt, quá mức 22.",
    f"{FIRST} | cảnh báo | BD-05",
    "- Ban Thường vụ Tỉnh uỷ | cảnh báo | NN-04",
    passes="BD-04 NN-05",
)
def hd05_sai() -> Paper:
    looks: dict[str, dict[str, object]] = {kind: {"line": 480} for kind in ("doan", "muc1", "muc2", "khoan")}
    return changed(HD05, looks, recipients=HD36.recipients)


@specimen(
    "HD05",
    "Văn bản của ban tham mưu: trên là tên tỉnh uỷ, phó ban ký K/T trưởng ban; giãn dòng chính xác 22 pt. Không lỗi.",
    passes="HD-08 SG-01 SG-05 SG-06 BD-05 NN-04 DT-02",
)
def ban_tham_muu() -> Paper:
    looks: dict[str, dict[str, object]] = {kind: {"line": 440} for kind in ("doan", "muc1", "muc2", "khoan")}
    words = {
        "cap_tren": "TỈNH UỶ HOA LƯ", "ban_hanh": "BAN TUYÊN GIÁO VÀ DÂN VẬN", "so": "Số 21-BC/BTGDVTU",
        "ngay": "Hoa Lư, ngày 15 tháng 6 năm 2026", "quyen_han": "K/T TRƯỞNG BAN", "chuc_vu": "PHÓ TRƯỞNG BAN",
    }  # fmt: skip
    lines = tuple((kind, text.replace("Đảng uỷ xã An Bình", "Ban Tuyên giáo và Dân vận Tỉnh uỷ")) for kind, text in HD05.lines)
    recipients = ("- Thường trực Tỉnh uỷ (để báo cáo);", "- Các đảng uỷ xã;", "- Lưu Ban Tuyên giáo và Dân vận Tỉnh uỷ.")
    return changed(HD05, looks, words, lines=lines, recipients=recipients)


@specimen(
    "HD36",
    "Công văn một trang: không tên loại, trích yếu cỡ 12 nghiêng dưới số và ký hiệu, có “Kính gửi” và “Như trên”, không cần "
    "số trang. Không lỗi.",
    passes="TT-05 NN-06 NO-04 PN-01 the-thuc/khong-nhan-ra",
)
def cong_van() -> Paper:
    kinh_gui = para(run("Kính gửi: ", replace(CENTRED, italic=True)) + run("Ban Dân vận Tỉnh uỷ", CENTRED), replace(CENTRED, before=240, after=240))
    lines = (
        ("doan", "Thực hiện Công văn số 318-CV/BDVTU, ngày 02/6/2021 của Ban Dân vận Tỉnh uỷ về việc đăng ký mô hình “Dân vận khéo” năm 2021, Đảng uỷ xã An Bình có ý kiến như sau:"),
        ("khoan", "1. Đảng uỷ nhất trí đăng ký 21 mô hình theo danh sách các chi bộ đã gửi, giao Khối Dân vận xã theo dõi, hướng dẫn và kiểm tra việc thực hiện hằng tháng."),
        ("khoan", "2. Các chi bộ trực thuộc báo cáo kết quả thực hiện trước ngày 25 hằng tháng để Khối Dân vận xã tổng hợp, báo cáo Ban Thường vụ Đảng uỷ theo quy định."),
        ("doan", "Đảng uỷ xã An Bình đề nghị Ban Dân vận Tỉnh uỷ xem xét, cho ý kiến."),
    )  # fmt: skip
    words = {
        "so": "Số 27-CV/ĐU", "trich_yeu_cong_van": "Về việc đăng ký mô hình “Dân vận khéo”", "ten_loai": "", "trich_yeu": "",
        "gach": "", "kinh_gui": kinh_gui,
    }  # fmt: skip
    paper = changed(
        HD36, None, words, lines=lines, recipients=("- Như trên,", "- Lưu Văn phòng Đảng uỷ."), page_number="", first_header=None
    )
    return replace(paper, looks={**paper.looks, "trich_yeu_cong_van": replace(CENTRED, size=12, italic=True)})


def _article(number: int, name: str) -> tuple[str, str]:
    return "muc2", f"Điều {number}. {name}"


_BASES = (
    "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;",
    "Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;",
    "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ xã An Bình,",
)


@specimen(
    "HD36",
    "Quyết định có Điều, khoản, điểm; các căn cứ không có gạch đầu dòng.",
    "Căn cứ Điều lệ | cảnh báo | CC-01",
    passes="HE-03 NO-04 TT-01 EN-01 BD-06",
)
def quyet_dinh() -> Paper:
    def article(number: int, text: str) -> tuple[str, str]:
        return "doan", para(run(f"Điều {number}.", replace(BODY, bold=True)) + run(f" {text}", BODY), BODY)

    lines = (
        *(("doan", base) for base in _BASES),
        ("doan", "Ban Thường vụ Đảng uỷ xã An Bình quyết định như sau:"),
        article(1, "Thành lập Ban Chỉ đạo thực hiện phong trào thi đua “Dân vận khéo” của xã An Bình gồm 7 đồng chí, do đồng chí Nguyễn Văn A, Phó Bí thư Đảng uỷ làm Trưởng ban."),
        article(2, "Ban Chỉ đạo có nhiệm vụ:"),
        ("khoan", "1. Tham mưu cho Đảng uỷ lãnh đạo phong trào thi đua “Dân vận khéo”."),
        ("khoan", "2. Giúp Đảng uỷ thực hiện các việc sau:"),
        *(("khoan", f"{letter}) {text}") for letter, text in zip("abcdđe", (
            "Hướng dẫn các chi bộ đăng ký mô hình;", "Kiểm tra việc thực hiện mô hình;", "Đánh giá, công nhận mô hình;",
            "Đề nghị khen thưởng;", "Nhân rộng mô hình có hiệu quả;", "Báo cáo kết quả với Đảng uỷ."), strict=True)),
        article(3, "Ban Chỉ đạo tự giải thể sau khi hoàn thành nhiệm vụ. Văn phòng Đảng uỷ, các chi bộ trực thuộc và các đồng chí có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."),
    )  # fmt: skip
    words = {"ten_loai": "QUYẾT ĐỊNH", "trich_yeu": "về việc thành lập Ban Chỉ đạo phong trào thi đua “Dân vận khéo”",
             "so": "Số 35-QĐ/ĐU", "ngay": "An Bình, ngày 10 tháng 8 năm 2021"}  # fmt: skip
    return changed(HD36, None, words, lines=lines, created="2021-08-10")


def _rules_of_work(chapter_look: str) -> tuple[tuple[str, str], ...]:
    return (
        *(("doan", f"- {base}") for base in _BASES),
        ("doan", "Đảng uỷ xã An Bình quy định như sau:"),
        (chapter_look, "Chương I"),
        ("giua", "QUY ĐỊNH CHUNG"),
        _article(1, "Phạm vi điều chỉnh"),
        ("doan", "Quy chế này quy định về nguyên tắc, trách nhiệm và chế độ làm việc của Đảng uỷ, Ban Thường vụ Đảng uỷ và các đồng chí Đảng uỷ viên xã An Bình."),
        _article(2, "Nguyên tắc làm việc"),
        ("khoan", "1. Đảng uỷ lãnh đạo theo nguyên tắc tập trung dân chủ, tập thể lãnh đạo, cá nhân phụ trách, mọi việc lớn đều được bàn bạc và quyết định theo đa số."),
        ("khoan", "2. Các đồng chí Đảng uỷ viên chịu trách nhiệm trước Đảng uỷ về lĩnh vực và địa bàn được phân công phụ trách, báo cáo kết quả hằng quý."),
        (chapter_look, "Chương II"),
        ("giua", "TRÁCH NHIỆM VÀ CHẾ ĐỘ LÀM VIỆC"),
        ("giua", "Mục 1"),
        ("giua", "TRÁCH NHIỆM"),
        _article(3, "Trách nhiệm của Đảng uỷ"),
        ("khoan", "1. Lãnh đạo thực hiện nghị quyết của cấp trên và nghị quyết đại hội đảng bộ xã trên tất cả các lĩnh vực phát triển kinh tế - xã hội, quốc phòng và an ninh."),
        ("khoan", "2. Xem xét, quyết định chương trình công tác, chương trình kiểm tra, giám sát hằng năm và cả nhiệm kỳ của Đảng uỷ, của Ban Thường vụ Đảng uỷ."),
        ("giua", "Mục 2"),
        ("giua", "CHẾ ĐỘ LÀM VIỆC"),
        _article(4, "Chế độ họp"),
        ("khoan", "1. Đảng uỷ họp thường kỳ mỗi tháng một lần, khi cần thì họp bất thường; tài liệu được gửi đến các đồng chí Đảng uỷ viên ít nhất ba ngày trước khi họp."),
        ("khoan", "2. Kết luận của hội nghị được ghi thành văn bản và gửi đến các chi bộ trực thuộc chậm nhất năm ngày sau khi kết thúc hội nghị để thực hiện."),
        _article(5, "Điều khoản thi hành"),
        ("doan", "Quy chế này có hiệu lực kể từ ngày ký. Các đồng chí Đảng uỷ viên và các chi bộ trực thuộc chịu trách nhiệm thi hành."),
    )  # fmt: skip


_RULES_WORDS = {
    "ten_loai": "QUY CHẾ", "trich_yeu": "làm việc của Đảng uỷ xã An Bình", "so": "Số 03-QC/ĐU",
    "quyen_han": "T/M ĐẢNG UỶ", "chuc_vu": "BÍ THƯ",
}  # fmt: skip


@specimen(
    "HD05",
    "Quy chế có Chương, Mục, Điều, khoản và căn cứ; trình bày đúng.",
    passes="HE-03 HE-04 HE-05 CC-01 EN-01 SG-01 SG-05 NO-03 NO-04 TT-03",
)
def quy_che() -> Paper:
    return changed(HD05, None, _RULES_WORDS, lines=_rules_of_work("giua"))


@specimen(
    "HD05",
    "Quy chế có Chương, Mục; dòng “Chương I”, “Chương II” căn trái, không đậm.",
    "Chương I | cảnh báo | HE-04",
    passes="CC-01 HE-03",
)
def chuong_can_trai() -> Paper:
    paper = changed(HD05, None, _RULES_WORDS, lines=_rules_of_work("chuong"))
    return replace(paper, looks={**paper.looks, "chuong": replace(LOOK["giua"], jc="left", bold=None)})
