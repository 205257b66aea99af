"""Specimens of the head of a paper and of its lines, in every way that they are drawn."""

from __future__ import annotations

from elements import Look, cell, grid, para, row, run
from msgspec.structs import replace
from paper import Paper, Sheets, changed
from registry import specimen
from texts import HD36, LEFT_COLUMN, RIGHT_COLUMN, TITLE_WIDTH
from usual import CENTRED, LOOK, TITLE, varied


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
        '</a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr '
        'val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
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
    return varied(
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
            run(
                ("\n" if number else "") + HD36.words[kind],
                replace(LOOK[kind], size=13) if kind == "tieu_de" else LOOK[kind],
            )
            for number, kind in enumerate(kinds)
        )

    left = para(pieces("cap_tren", "ban_hanh", "sao", "so"), CENTRED)
    # The title is 3582 twips wide in size 13, and so is the line.
    right = para(
        pieces("tieu_de")
        + _connector(3582, (RIGHT_COLUMN - 3582) // 2, 330)
        + run("\n" + HD36.words["ngay"], LOOK["ngay"]),
        CENTRED,
    )
    return varied(masthead=grid(row(cell(LEFT_COLUMN, left) + cell(RIGHT_COLUMN, right)), (LEFT_COLUMN, RIGHT_COLUMN)))


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
        f'{content}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" '
        'rIns="0" bIns="0"/></wps:wsp></a:graphicData>'
        f"</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>{_vml_box(identity, left, width, content)}"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _vml_box(identity: int, left: int, width: int, content: str) -> str:
    return (
        f'<w:pict><v:shape id="hop{identity}" type="#_x0000_t202" style="position:absolute;margin-left:{left / 20:g}pt;'
        f'margin-top:0;width:{width / 20:g}pt;height:100pt;z-index:{identity}" stroked="f" filled="f">'
        f'<v:textbox inset="0,0,0,0"><w:txbxContent>{content}</w:txbxContent></v:textbox><w10:wrap '
        'type="topAndBottom"/></v:shape></w:pict>'
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
    return varied(masthead=para(boxes, Look()))


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
    return varied(masthead=para(f"<w:r>{left.replace('<w:pict>', '<w:pict>' + kind)}</w:r><w:r>{right}</w:r>", Look()))


@specimen(
    "HD36",
    "Cả phần đầu văn bản đặt trong đầu trang (header) của trang đầu; trên giấy vẫn đúng. Không lỗi.",
    passes="HD-01 HD-02 HD-03 HD-06 HD-07 HD-09 NO-01 DT-01 PN-04 the-thuc/khong-nhan-ra",
)
def dau_trong_dau_trang() -> Paper:
    return varied(masthead="", first_header=Sheets(HD36).masthead() + "<w:p/>")


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
    return varied(masthead=grid(rows, (left, right)))


@specimen(
    "HD36",
    "Đường kẻ dưới tiêu đề là đường vẽ VML đúng độ dài; dưới tên cơ quan "
    "ban hành cũng kẻ một đường (thói quen Nhà nước).",
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
    return varied(rule=para(run("_" * 29, CENTRED), CENTRED))


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
    return varied(rule="")


@specimen(
    "HD36",
    "Tiêu đề gõ sai chính tả (VIÊT); đảng uỷ xã mà dòng trên ghi tên cấp uỷ thay vì tên đảng bộ.",
    "cả văn bản | lỗi | HD-01",
    "TỈNH UỶ HOA LƯ | cảnh báo | HD-08",
    passes="HD-05 HD-06",
)
def tieu_de_sai_chu() -> Paper:
    return changed(HD36, None, {"tieu_de": "ĐẢNG CỘNG SẢN VIÊT NAM", "cap_tren": "TỈNH UỶ HOA LƯ"})
