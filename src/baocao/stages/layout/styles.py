"""The paper's named styles, from the rule book."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from baocao.values.rulebook import RuleBook
from baocao.values.sheet import Alignment, LineRule, ParagraphFormat, RunFormat, Style

_ALIGNMENTS = {
    "giua": Alignment.CENTER,
    "deu": Alignment.JUSTIFIED,
    "trai": Alignment.LEFT,
    "phai": Alignment.RIGHT,
}
BODY, LINE, END = "NoiDung", "DuongKe", "CuoiTrang"
STYLE_KEYS = {
    "tieu_de_dang": "TieuDeDang",
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
"""Component of the rule book (`[kieu]`) → key of its Word style."""

_OF_ANNEXES = (
    "phu_luc", "ten_phu_luc", "phu_luc_bang_dau_cot", "phu_luc_bang_chu", "phu_luc_bang_so", "phu_luc_don_vi_tinh",
)  # fmt: skip
"""What few papers have: their styles are only in the files of those that do."""


def styles(book: RuleBook, used: Container[str]) -> tuple[Style, ...]:
    """The plain default, the body's, and one style for each component; headings are body text with more to it.

    Args:
        book: the rule book.
        used: keys of the styles that the paper uses.
    """
    indent, gap = book.twips("noi_dung.thut_dau_dong"), book.twips("noi_dung.cach_doan")
    text = ParagraphFormat(
        alignment=Alignment.JUSTIFIED,
        first_line=indent,
        after=gap,
        line=book.twips("noi_dung.gian_dong"),
        line_rule=LineRule.EXACT,
    )
    plain = ParagraphFormat(Alignment.LEFT, 0, 0, 0, 0, 0, 240, LineRule.AUTO, False, False, False, widow_control=True)
    found = [
        Style("Normal", "Normal", paragraph=plain),
        Style(BODY, "Nội dung", "Normal", paragraph=text),
        Style(LINE, "Đường kẻ dưới tiêu đề", "Normal", paragraph=_line_shape(book), run=RunFormat(size=8)),
        Style(
            END,
            "Cuối trang",
            "Normal",
            paragraph=ParagraphFormat(line=20, line_rule=LineRule.EXACT),
            run=RunFormat(size=2),
        ),
    ]
    for component, key in STYLE_KEYS.items():
        if component not in _OF_ANNEXES or key in used:
            found.append(_style(book, component, key))
    return tuple(found)


def _line_shape(book: RuleBook) -> ParagraphFormat:
    free = book.twips("dau_trang.cot_phai") - book.twips("dau_trang.duong_ke_dai")
    return ParagraphFormat(
        left=free // 2, right=free // 2, before=40, line=120, line_rule=LineRule.EXACT,
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
