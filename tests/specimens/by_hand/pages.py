"""Specimens of page numbers, margins, paper and sections."""

from __future__ import annotations

from elements import Look, cell, complex_field, grid, para, row, run, run_properties, simple_field
from msgspec.structs import replace
from paper import Paper, Sheets
from registry import specimen
from texts import HD36
from usual import BODY, CENTRED, varied


def _numbered(content: str, **more: object) -> str:
    return para(content, replace(CENTRED, **more))


@specimen(
    "HD36",
    "Số trang là trường viết gọn (fldSimple) “PAGE \\* MERGEFORMAT”, cỡ chữ 11.",
    "phần 1 | cảnh báo | PN-06",
    passes="PN-01 PN-03 PN-04 PN-05",
)
def so_trang_gon() -> Paper:
    return varied(page_number=_numbered(simple_field("PAGE   \\* MERGEFORMAT", Look(11))))


@specimen(
    "HD36",
    "Số trang kiểu Word 6 (w:pgNum), căn lề phải.",
    "phần 1 | cảnh báo | PN-03",
    passes="PN-01 PN-04 PN-06",
)
def so_trang_word_6() -> Paper:
    return varied(page_number=_numbered(f"<w:r>{run_properties(CENTRED)}<w:pgNum/></w:r>", jc="right"))


@specimen("HD36", "Số trang đặt ở chân trang.", "phần 1 | lỗi | PN-02", passes="PN-04")
def so_trang_o_chan() -> Paper:
    number = _numbered(complex_field("PAGE \\* MERGEFORMAT", CENTRED))
    return varied(page_number="", footer=number, first_footer="<w:p/>")


@specimen(
    "HD36",
    "Số trang trong khung (framePr) căn giữa giữa đầu trang, như lệnh chèn số trang của Word cũ. Không lỗi.",
    passes="PN-01 PN-03 PN-04 PN-06",
)
def so_trang_trong_khung() -> Paper:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    number = para(complex_field("PAGE", Look(14)), Look(frame=frame))
    return varied(page_number=number + "<w:p/>")


@specimen(
    "HD36",
    "Số trang trong hộp chữ VML căn giữa của đầu trang. Không lỗi.",
    passes="PN-01 PN-03 PN-04 PN-06",
)
def so_trang_trong_hop() -> Paper:
    box = (
        '<w:r><w:pict><v:rect id="so" '
        'style="position:absolute;margin-left:0;margin-top:0;width:60pt;height:20pt;z-index:1;'
        'mso-position-horizontal:center;mso-position-horizontal-relative:margin" stroked="f" filled="f"><v:textbox '
        f'inset="0,0,0,0"><w:txbxContent>{_numbered(complex_field("PAGE", CENTRED))}</w:txbxContent>'
        "</v:textbox></v:rect></w:pict></w:r>"
    )
    return varied(page_number=para(box, CENTRED))


@specimen("HD36", "Hai trang mà không đánh số trang.", "phần 1 | lỗi | PN-01")
def khong_so_trang() -> Paper:
    return varied(page_number="", first_header=None)


@specimen(
    "HD36",
    "Không chọn “trang đầu khác”, nên trang 1 cũng in số trang; số trang La Mã.",
    "phần 1 | lỗi | PN-04",
    "phần 1 | cảnh báo | PN-06",
    passes="PN-01 PN-03 PN-05",
)
def so_o_trang_dau() -> Paper:
    return varied(first_header=None, section_extra='<w:pgNumType w:fmt="lowerRoman"/>')


@specimen(
    "HD36",
    "Có “trang đầu khác” nhưng đầu trang của trang đầu cũng có số trang; "
    "đầu trang cách mép 12,7 mm (mặc định của Word).",
    "phần 1 | lỗi | PN-04",
    "phần 1 | cảnh báo | PN-05",
    passes="PN-01 PN-03 PN-06",
)
def trang_dau_van_co_so() -> Paper:
    number = _numbered(complex_field("PAGE", CENTRED, "1"))
    return varied(first_header=number, page=(*HD36.page[:6], 720, 0))


@specimen(
    "HD36",
    "Trang chẵn, trang lẻ khác nhau nhưng đầu trang chẵn không có số trang.",
    "phần 1 | lỗi | PN-01",
    passes="PN-02 PN-03 PN-04",
)
def trang_chan_khong_so() -> Paper:
    return varied(even_header="<w:p/>", settings="<w:evenAndOddHeaders/>")


@specimen(
    "HD36",
    "In hai mặt: lề đối xứng nhưng phía trong 15 mm, phía ngoài 30 mm (ngược).",
    "phần 1 | cảnh báo | PG-07",
    passes="PN-01",
)
def le_doi_xung_nguoc() -> Paper:
    page = (11906, 16838, 1134, 1701, 1134, 850, 567, 0)
    return varied(page=page, settings="<w:mirrorMargins/>")


@specimen(
    "HD36",
    "In hai mặt: lề đối xứng, phía trong 20 mm cộng gáy 10 mm là đủ 30 mm; trang chẵn, lẻ đều có số. Không lỗi.",
    passes="PG-05 PG-06 PG-07 PN-01 PN-03 PN-04",
)
def le_doi_xung_dung() -> Paper:
    even = _numbered(complex_field("PAGE", CENTRED))
    settings = "<w:mirrorMargins/><w:evenAndOddHeaders/>"
    return varied(page=(11906, 16838, 1134, 850, 1134, 1134, 567, 567), settings=settings, even_header=even)


@specimen("HD36", "Lề trái 30 mm lại thêm gáy 10 mm, thành 40 mm.", "phần 1 | lỗi | PG-05", passes="PG-03 PG-04 PG-06")
def le_them_gay() -> Paper:
    return varied(page=(*HD36.page[:7], 567))


@specimen("HD36", "Khổ giấy Letter của Mỹ.", "phần 1 | lỗi | PG-01", passes="PG-02 PG-03 PG-06")
def giay_letter() -> Paper:
    return varied(page=(12240, 15840, *HD36.page[2:]))


@specimen(
    "HD36",
    "Cả văn bản đặt trang nằm ngang; đường kẻ rộng bằng ô, dài hơn tiêu đề.",
    "phần 1 | lỗi | PG-02",
    "ĐẢNG CỘNG SẢN VIỆT NAM | cảnh báo | HD-04",
    passes="PG-01",
)
def trang_dau_ngang() -> Paper:
    page = (16838, 11906, 1134, 1134, 1134, 1701, 567, 0)
    return varied(page=page, columns=(6500, 7503))


@specimen(
    "HD36",
    "Lề bốn phía 20 mm.",
    "phần 1 | lỗi | PG-05",
    "phần 1 | lỗi | PG-06",
    passes="PG-03 PG-04",
)
def le_hai_muoi() -> Paper:
    return varied(page=(11906, 16838, 1134, 1134, 1134, 1134, 567, 0), columns=(4479, 5159))


@specimen(
    "HD36",
    "Lề theo quy định cũ: trên 25, dưới 25, trái 35, phải 15 mm.",
    "phần 1 | lỗi | PG-03",
    "phần 1 | lỗi | PG-04",
    "phần 1 | lỗi | PG-05",
    passes="PG-06",
)
def le_cu() -> Paper:
    return varied(page=(11906, 16838, 1417, 850, 1417, 1984, 567, 0), columns=(4479, 4593))


@specimen(
    "HD36",
    "Lề trên 21,5 mm, lề dưới 18,5 mm: lệch hơn 1 mm, chưa quá 2 mm.",
    "phần 1 | cảnh báo | PG-03",
    "phần 1 | cảnh báo | PG-04",
    passes="PG-05 PG-06",
)
def le_hoi_lech() -> Paper:
    return varied(page=(11906, 16838, 1219, 850, 1049, 1701, 567, 0))


LANDSCAPE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1701" w:right="1134" '
    'w:bottom="850" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)


def _annex() -> str:
    """An annex: its name, its title, a table of models."""
    sheets = Sheets(HD36)
    bold, plain = replace(CENTRED, bold=True), Look(13, jc="left")
    widths = (900, 5200, 5200, 3270)
    rows = [
        ("TT", "Tên mô hình", "Nơi thực hiện", "Số hộ"),
        ("1", "Đường hoa nông thôn", "Thôn Đông", "35"),
        ("2", "Giúp nhau thoát nghèo", "Thôn Đoài", "12"),
        ("3", "Tự quản an ninh trật tự", "Thôn Trung", "48"),
    ]
    table = "".join(
        row("".join(cell(w, para(run(text, plain), plain)) for w, text in zip(widths, texts, strict=True)))
        for texts in rows
    )
    title = para(run("PHỤ LỤC", bold), bold) + para(
        run("danh sách các mô hình “Dân vận khéo” tiêu biểu", bold), replace(bold, after=120)
    )
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
    return varied(lines=tuple(lines), tail=para("", Look(), extra=upright) + _annex(), last_section=LANDSCAPE)
