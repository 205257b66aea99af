"""Specimens that python-docx and docxtpl write."""

from __future__ import annotations

import importlib
import io
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from elements import TIMES, Look
from package import repacked, zipped
from paper import Paper, Sheets, changed
from registry import specimen
from texts import HD05, HD36, LEFT_COLUMN, RIGHT_COLUMN
from usual import ALWAYS

_ALIGNMENTS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY, "left": WD_ALIGN_PARAGRAPH.LEFT}


def _element(tag: str, **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _fill(paragraph: Paragraph, words: str, look: Look) -> None:
    """Direct formatting, the way scripts on the web do it."""
    shaped = paragraph.paragraph_format
    paragraph.alignment = _ALIGNMENTS[look.jc or "left"]
    shaped.first_line_indent = Pt((look.first or 0) / 20)
    shaped.space_before, shaped.space_after = Pt((look.before or 0) / 20), Pt((look.after or 0) / 20)
    if look.line is None:
        shaped.line_spacing = 1.0
    else:
        shaped.line_spacing_rule, shaped.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line / 20)
    if look.keep:
        shaped.keep_with_next = True
    if words:
        made = paragraph.add_run(words)
        made.font.name, made.font.size = TIMES, Pt(look.size or 14)
        made._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TIMES)
        made._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:cs"), TIMES)
        made.bold, made.italic, made.underline = look.bold, look.italic, look.underline


def _by_python_docx(paper: Paper, page_number: bool, heading_style: bool = False) -> Any:
    """The paper through python-docx's own template; its page stays as the template has it."""
    document = docx.Document()
    looks, words = paper.looks, paper.words

    def rows(pairs: list[tuple[list[tuple[str, str]], list[tuple[str, str]]]]) -> None:
        table = document.add_table(len(pairs), 2)
        table.autofit = False
        for column, width in zip(table.columns, (LEFT_COLUMN, RIGHT_COLUMN), strict=True):
            column.width = Pt(width / 20)
        for number, pair in enumerate(pairs):
            for place, (side, width) in enumerate(zip(pair, (LEFT_COLUMN, RIGHT_COLUMN), strict=True)):
                box = table.cell(number, place)
                box.width = Pt(width / 20)
                for index, (kind, text) in enumerate(side):
                    paragraph = box.paragraphs[0] if index == 0 else box.add_paragraph()
                    _fill(paragraph, text, looks[kind])
                    if kind == "ke":
                        properties = paragraph._p.get_or_add_pPr()
                        borders = _element("w:pBdr")
                        borders.append(_element("w:top", val="single", sz="6", space="0"))
                        properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
                        # The cells of this template have side margins of 108 twips each.
                        paragraph.paragraph_format.left_indent = Pt((371 - 108) / 20)
                        paragraph.paragraph_format.right_indent = Pt((372 - 108) / 20)

    def some(*kinds: str) -> list[tuple[str, str]]:
        return [(kind, words.get(kind, "")) for kind in kinds]

    rows([(some("cap_tren", "ban_hanh", "sao"), some("tieu_de", "ke")), (some("so"), some("ngay"))])
    for kind, text in [*some("ten_loai", "trich_yeu", "gach"), *paper.lines]:
        paragraph = document.add_heading(level=1) if heading_style and kind == "muc1" else document.add_paragraph()
        _fill(paragraph, text, looks[kind])
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    recipients = [("nhan", words["nhan"]), *(("noi_nhan", each) for each in paper.recipients)]
    rows([(recipients, [*some("quyen_han", "chuc_vu"), *[("trong", "")] * 4, *some("ho_ten")])])
    if page_number:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        _fill(number, " ", looks["so_trang"])
        made = number.runs[0]
        made.text = ""
        for kind in ("begin", "", "end"):
            if kind:
                made._r.append(_element("w:fldChar", fldCharType=kind))
            else:
                code = OxmlElement("w:instrText")
                code.text = "PAGE"
                made._r.append(code)
    written = datetime.fromisoformat(f"{paper.created}T08:00:00")
    document.core_properties.created = document.core_properties.modified = written
    return document


def _saved(document: Any, created: str) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return repacked(stream.getvalue(), created)


@specimen(
    "HD05",
    "Viết bằng python-docx, mẫu mặc định của thư viện, định dạng trực tiếp, đã đặt lại trang; đúng tất cả.",
    passes=" ".join(each for each in ALWAYS.split() if each not in ("NO-05", "DT-02")) + " the-thuc/khong-nhan-ra",
)
def hd05_dung() -> bytes:
    paper = changed(HD05, {kind: {"line": 400} for kind in ("doan", "khoan", "muc1", "muc2")})
    document = _by_python_docx(paper, page_number=True)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    return _saved(document, paper.created)


@specimen(
    "HD36",
    "Viết bằng python-docx, giữ nguyên trang Letter và lề của mẫu mặc định, "
    "không số trang; đề mục dùng kiểu Heading 1 màu "
    "xanh của mẫu.",
    "phần 1 | lỗi | PG-01",
    "phần 1 | lỗi | PG-03",
    "phần 1 | lỗi | PG-04",
    "phần 1 | lỗi | PG-05",
    "phần 1 | lỗi | PG-06",
    "phần 1 | lỗi | PN-01",
    "I- TÌNH HÌNH CHUNG | cảnh báo | FT-02",
    passes="FT-01 HE-02 BD-01 HD-03",
)
def python_docx_mac_dinh() -> bytes:
    return _saved(_by_python_docx(HD36, page_number=False, heading_style=True), HD36.created)


@specimen(
    "HD36",
    "Mẫu Word có chỗ điền {{ … }} được docxtpl điền; người điền gõ “Đ/c” và học hàm vào họ tên, dòng lưu thêm “VT”.",
    "- Lưu: VT | cảnh báo | NN-05",
    "PGS.TS. Trần Thị Bình | lỗi | SG-07",
    passes="NO-01 DT-01 BD-01 HE-03 EN-01",
)
def docxtpl_dien_mau() -> bytes:
    lines = [(kind, words) for kind, words in HD36.lines]
    lines[2] = ("doan", lines[2][1].replace("14 chi bộ", "{{ chi_bo }} chi bộ").replace("312", "{{ dang_vien }}"))
    at = next(number for number, (_, words) in enumerate(lines) if words.startswith("- Thôn Đông"))
    lines[at : at + 2] = [
        ("doan", "{%p for viec in cac_viec %}"),
        ("doan", "- {{ viec }}"),
        ("doan", "{%p endfor %}"),
    ]
    words = {
        "so": "Số {{ so }}-BC/ĐU",
        "ngay": "An Bình, ngày {{ ngay }} tháng {{ thang }} năm 2021",
        "ho_ten": "{{ ho_ten }}",
    }
    recipients = (*HD36.recipients[:-1], "- Lưu: {{ luu }}.")
    template = zipped(Sheets(changed(HD36, None, words, lines=tuple(lines), recipients=recipients)).parts())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.docx"
        path.write_bytes(template)
        made = importlib.import_module("docxtpl").DocxTemplate(path)
        made.render(
            {
                "chi_bo": 14,
                "dang_vien": 312,
                "so": 15,
                "ngay": 15,
                "thang": 6,
                "ho_ten": "PGS.TS. Trần Thị Bình",
                "luu": "VT, Văn phòng Đảng uỷ",
                "cac_viec": [words[2:] for _, words in HD36.lines if words.startswith("- Thôn")],
            }
        )
        made.save(path)
        return repacked(path.read_bytes(), HD36.created)
