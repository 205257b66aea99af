"""Specimens of fonts and styles: where Word lets a look be said."""

from __future__ import annotations

from elements import Look, run_properties, shape
from paper import Paper, changed, swapped
from registry import specimen
from texts import HD36
from usual import FIRST


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
    "Phông, cỡ của nội dung do kiểu ký tự đặt trên kiểu đoạn Calibri 11; "
    "tên cơ quan ban hành đậm ở kiểu đoạn lại đậm ở "
    "kiểu ký tự nên hiện ra không đậm.",
    "ĐẢNG UỶ XÃ AN BÌNH | lỗi | HD-07",
    passes="FT-01 BD-01 BD-07",
)
def kieu_ky_tu() -> Paper:
    plain = Look(11, font="Calibri")
    fonts = run_properties(Look(14))
    styles = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="VanBan"><w:name w:val="Văn '
        f'bản"/><w:basedOn w:val="Normal"/>{run_properties(plain)}</w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TenDam"><w:name w:val="Tên đậm"/><w:basedOn '
        f'w:val="Normal"/>{run_properties(Look(14, bold=True))}</w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="ChuNoiDung"><w:name '
        f'w:val="Chữ nội dung"/>{fonts}</w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="ChuDam"><w:name w:val="Chữ '
        f'đậm"/>{run_properties(Look(None, bold=True, font=None))}</w:style>'
    )
    by_character: dict[str, object] = {"style": "VanBan", "char_style": "ChuNoiDung", "font": None, "size": None}
    looks: dict[str, dict[str, object]] = dict.fromkeys(("doan", "khoan"), by_character)
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
    looks: dict[str, dict[str, object]] = {
        kind: {**silent, "style": "TangBa"} for kind in ("doan", "khoan", "muc1", "muc2")
    }
    return changed(HD36, looks, more_styles=styles)


@specimen(
    "HD36",
    "Mọi định dạng của nội dung nằm ở mặc định của tài liệu (docDefaults), "
    "không dùng kiểu; giãn dòng 1,5 (bội số) thay vì "
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
    looks: dict[str, dict[str, object]] = dict.fromkeys(("doan", "khoan", "muc1", "muc2"), silent)
    for kind, look in HD36.looks.items():
        if kind not in looks:
            looks[kind] = {
                "first": 0,
                "after": look.after or 0,
                "line": look.line or 240,
                "rule": "auto" if look.line is None else look.rule,
            }
    return changed(HD36, looks, defaults=defaults)
