"""The paper's named styles, from the rule book."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypedDict

from msgspec.structs import replace

from baocao.values.rulebook import RuleBook
from baocao.values.sheet import Alignment, LineRule, ParagraphFormat, RunFormat, Style

_ALIGNMENTS = {
    "giua": Alignment.CENTER,
    "deu": Alignment.JUSTIFIED,
    "trai": Alignment.LEFT,
    "phai": Alignment.RIGHT,
}
BODY, END = "NoiDung", "CuoiTrang"
DRAWN_LINES = {
    "duong_ke": "duong_ke_dai",
    "duong_ke_co_quan": "duong_ke_co_quan",
    "duong_ke_trich_yeu": "duong_ke_trich_yeu",
}
"""Drawn line → the figure of the rule book (`[dau_trang]`) that holds its length."""
_LINE_NAMES = {
    "duong_ke": "Đường kẻ dưới tiêu đề",
    "duong_ke_co_quan": "Đường kẻ dưới tên cơ quan",
    "duong_ke_trich_yeu": "Đường kẻ dưới trích yếu",
}
STYLE_KEYS = {
    "duong_ke": "DuongKe",
    "duong_ke_co_quan": "DuongKeCoQuan",
    "duong_ke_trich_yeu": "DuongKeTrichYeu",
    "tieu_de_dang": "TieuDeDang",
    "quoc_hieu": "QuocHieu",
    "tieu_ngu": "TieuNgu",
    "co_quan_cap_tren": "CoQuanCapTren",
    "co_quan_ban_hanh": "CoQuanBanHanh",
    "dau_sao": "DauSao",
    "so_ky_hieu": "SoKyHieu",
    "dia_danh_ngay": "DiaDanhNgay",
    "ten_loai": "TenLoai",
    "trich_yeu": "TrichYeu",
    "gach_duoi_trich_yeu": "GachDuoiTrichYeu",
    "muc_cap_1": "Muc1",
    "muc_cap_2": "Muc2",
    "muc_cap_3": "Muc3",
    "quyen_han": "QuyenHan",
    "chuc_vu": "ChucVu",
    "ho_ten": "HoTen",
    "nhan_noi_nhan": "NhanNoiNhan",
    "noi_nhan": "NoiNhan",
    "do_mat": "DoMat",
    "do_khan": "DoKhan",
    "luu_hanh": "LuuHanh",
    "danh_may": "DanhMay",
    "lien_he": "LienHe",
    "du_thao": "DuThao",
    "so_trang": "SoTrang",
    "phu_luc": "PhuLuc",
    "ten_phu_luc": "TenPhuLuc",
    "bang_dau_cot": "BangDauCot",
    "bang_chu": "BangChu",
    "bang_so": "BangSo",
    "phu_luc_bang_dau_cot": "BangRongDauCot",
    "phu_luc_bang_chu": "BangRongChu",
    "phu_luc_bang_so": "BangRongSo",
    "phu_luc_don_vi_tinh": "DonViTinh",
}
"""Component of the rule book (`[kieu]`, and the drawn lines) → key of its Word style."""
_SELDOM = (
    "do_mat", "do_khan", "luu_hanh", "danh_may", "lien_he", "phu_luc", "ten_phu_luc", "phu_luc_bang_dau_cot",
    "phu_luc_bang_chu", "phu_luc_bang_so", "phu_luc_don_vi_tinh",
)  # fmt: skip
"""What few papers bear: their styles are only in the files of those that do."""


def styles(book: RuleBook, lines: Mapping[str, tuple[int, int]], used: Container[str]) -> tuple[Style, ...]:
    """The plain default, the body's, and one style for each component; headings are body text with more to it.

    Args:
        book: the rule book.
        lines: drawn line → the room it stands in and its length, in twips.
        used: keys of the styles that the paper uses.
    """
    gap = book.twips("noi_dung.cach_doan")
    text = ParagraphFormat(
        alignment=Alignment.JUSTIFIED,
        first_line=book.twips("noi_dung.thut_dau_dong"),
        after=gap,
        **_leading(book),
    )
    plain = ParagraphFormat(Alignment.LEFT, 0, 0, 0, 0, 0, 240, LineRule.AUTO, False, False, False, widow_control=True)
    found = [Style("Normal", "Normal", paragraph=plain), Style(BODY, "Nội dung", "Normal", paragraph=text)]
    for line, (room, length) in lines.items():
        shape = _line_shape(book, room, length, 2 * gap if line == "duong_ke_trich_yeu" else None)
        found.append(Style(STYLE_KEYS[line], _LINE_NAMES[line], "Normal", paragraph=shape, run=RunFormat(size=8)))
    end = ParagraphFormat(line=20, line_rule=LineRule.EXACT)
    found.append(Style(END, "Cuối trang", "Normal", paragraph=end, run=RunFormat(size=2)))
    for component, key in STYLE_KEYS.items():
        if f"kieu.{component}" in book.figures and (component not in _SELDOM or key in used):
            found.append(_style(book, component, key))
    return tuple(found)


class _Leading(TypedDict):
    line: int
    line_rule: LineRule


def _leading(book: RuleBook) -> _Leading:
    """The distance of the body's lines: so many single lines, or exactly so many points."""
    lines = book.measure("noi_dung.gian_dong", "dong")
    if lines is not None:
        return {"line": round(240 * lines), "line_rule": LineRule.AUTO}
    return {"line": book.twips("noi_dung.gian_dong"), "line_rule": LineRule.EXACT}


def _line_shape(book: RuleBook, room: int, length: int, after: int | None) -> ParagraphFormat:
    """A paragraph whose upper border is the line."""
    free = room - length
    return ParagraphFormat(
        left=free // 2, right=free // 2, before=40, after=after, line=120, line_rule=LineRule.EXACT,
        top_border=book.number("dau_trang.duong_ke_day"),
    )  # fmt: skip


def _style(book: RuleBook, component: str, key: str) -> Style:
    look = book.look(f"kieu.{component}")
    size = int(look["pt"] * 2) if "pt" in look else None
    run = RunFormat(None, size, look.get("dam"), look.get("nghieng"), look.get("gach_chan"))
    if component.startswith("muc_cap_"):
        alignment = _ALIGNMENTS[look["can"]]
        shape = ParagraphFormat(alignment, keep_next=True, outline_level=int(component[-1]) - 1)
        return Style(key, look["ten"], BODY, BODY, shape, run)
    before, after = _spaces(book).get(component, (None, None))
    shape = ParagraphFormat(alignment=_ALIGNMENTS[look["can"]], before=before, after=after)
    if component in ("phu_luc", "ten_phu_luc", "phu_luc_don_vi_tinh"):
        shape = replace(shape, keep_next=True, outline_level=0 if component == "ten_phu_luc" else None)
    return Style(key, look["ten"], "Normal", "", shape, run)


def _spaces(book: RuleBook) -> dict[str, tuple[int | None, int | None]]:
    """Room above and below; the regulation names only the one for the signature."""
    gap = book.twips("noi_dung.cach_doan")
    return {
        "ten_loai": (3 * gap, None),
        "gach_duoi_trich_yeu": (None, 2 * gap),
        "danh_may": (2 * gap, None),
        "lien_he": (gap, None),
        "ho_ten": (book.twips("chu_ky.cach_ho_ten"), None),
        "bang_dau_cot": (40, 40),
        "bang_chu": (40, 40),
        "bang_so": (40, 40),
        "phu_luc_bang_dau_cot": (40, 40),
        "phu_luc_bang_chu": (40, 40),
        "phu_luc_bang_so": (40, 40),
        "phu_luc_don_vi_tinh": (gap, gap // 2),
        "ten_phu_luc": (None, 2 * gap),
        "nhan_noi_nhan": (2 * gap, None),
        "quyen_han": (2 * gap, None),
    }
