"""Specimens that other programs write: python-docx, docxtpl, LibreOffice."""

from __future__ import annotations

import importlib
import io
import subprocess
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
from by_hand import ALWAYS, FIRST
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from paper import HD05, HD36, LEFT_COLUMN, RIGHT_COLUMN, TIMES, Look, Paper, Sheets, changed, zipped
from registry import specimen

_ALIGNMENTS = {"center": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY, "left": WD_ALIGN_PARAGRAPH.LEFT}


def repacked(data: bytes, created: str) -> bytes:
    """The same parts with one date for all entries and without the clock's time in the properties."""
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [each for each in parts if each.startswith("docProps/thumbnail")]:
        parts[name] = parts[name][:0] or _TINY_PICTURE
    return zipped(parts)


_TINY_PICTURE = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


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
    "Viết bằng python-docx, giữ nguyên trang Letter và lề của mẫu mặc định, không số trang; đề mục dùng kiểu Heading 1 màu "
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
    words = {"so": "Số {{ so }}-BC/ĐU", "ngay": "An Bình, ngày {{ ngay }} tháng {{ thang }} năm 2021", "ho_ten": "{{ ho_ten }}"}
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
                "cac_viec": [
                    words[2:] for _, words in HD36.lines if words.startswith("- Thôn")
                ],
            }
        )
        made.save(path)
        return repacked(path.read_bytes(), HD36.created)


# LibreOffice


def _by_office(name: str, text: str, *options: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / name
        source.write_text(text, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/ho-so"
        command = ["soffice", "--headless", profile, *options, "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return repacked(source.with_suffix(".docx").read_bytes(), HD36.created)


def _cm(twips: int) -> str:
    return f"{twips / 1440 * 2.54:.3f}cm"


def _odt_style(kind: str, look: Look) -> str:
    text = f'style:font-name="{TIMES}" fo:font-size="{look.size or 14}pt"'
    text += ' fo:font-weight="bold"' if look.bold else ""
    text += ' fo:font-style="italic"' if look.italic else ""
    text += ' style:text-underline-style="solid" style:text-underline-width="auto"' if look.underline else ""
    shaped = f'fo:text-align="{ {"both": "justify", None: "left"}.get(look.jc, look.jc)}"'
    shaped += f' fo:text-indent="{_cm(look.first or 0)}" fo:margin-top="{(look.before or 0) / 20}pt" fo:margin-bottom="{(look.after or 0) / 20}pt"'
    shaped += f' fo:margin-left="{_cm(look.left or 0)}" fo:margin-right="{_cm(look.right or 0)}"'
    shaped += f' fo:line-height="{look.line / 20}pt"' if look.line else ""
    shaped += ' fo:keep-with-next="always"' if look.keep else ""
    shaped += ' fo:border-top="0.75pt solid #000000" fo:padding="0cm"' if look.borders else ""
    return (
        f'<style:style style:name="{kind}" style:family="paragraph"><style:paragraph-properties {shaped}/>'
        f"<style:text-properties {text}/></style:style>"
    )


def _odt(paper: Paper) -> str:
    """A flat OpenDocument text: LibreOffice's own language."""
    looks, words = dict(paper.looks), paper.words
    looks["doan_cuoi"] = replace(looks["doan"], keep=True)
    automatic = "".join(_odt_style(kind, look) for kind, look in looks.items())

    def one(kind: str, text: str | None = None) -> str:
        said = words[kind] if text is None else text
        return f'<text:p text:style-name="{kind}">{said}</text:p>'

    def table(name: str, rows: list[tuple[str, str]]) -> str:
        inner = "".join(
            "<table:table-row>"
            + "".join(f'<table:table-cell table:style-name="o" office:value-type="string">{side}</table:table-cell>' for side in sides)
            + "</table:table-row>"
            for sides in rows
        )
        columns = '<table:table-column table:style-name="cotTrai"/><table:table-column table:style-name="cotPhai"/>'
        return f'<table:table table:name="{name}" table:style-name="bang">{columns}{inner}</table:table>'

    body = [one(kind, text) for kind, text in paper.lines[:-1]] + [one("doan_cuoi", paper.lines[-1][1])]
    signed = one("quyen_han") + one("chuc_vu") + one("trong", "") * 4 + one("ho_ten")
    content = (
        table("dau", [(one("cap_tren") + one("ban_hanh") + one("sao"), one("tieu_de") + one("ke", "")), (one("so"), one("ngay"))])
        + one("ten_loai")
        + one("trich_yeu")
        + one("gach")
        + "".join(body)
        + table("ky", [(one("nhan") + "".join(one("noi_nhan", each) for each in paper.recipients), signed)])
    )
    names = {
        "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible",
    }  # fmt: skip
    spaces = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for short, long in names.items())
    number = '<text:p text:style-name="so_trang"><text:page-number text:select-page="current">2</text:page-number></text:p>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:'
        'svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:font-face-decls><style:font-face style:name="{TIMES}" svg:font-family="\'{TIMES}\'"/></office:font-face-decls>'
        f'<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="{TIMES}" '
        'fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style></office:styles>'
        f'<office:automatic-styles>{automatic}'
        '<style:style style:name="bang" style:family="table"><style:table-properties style:width="16.5cm" table:align="left"/></style:style>'
        f'<style:style style:name="cotTrai" style:family="table-column"><style:table-column-properties style:column-width="{_cm(LEFT_COLUMN)}"/></style:style>'
        f'<style:style style:name="cotPhai" style:family="table-column"><style:table-column-properties style:column-width="{_cm(RIGHT_COLUMN)}"/></style:style>'
        '<style:style style:name="o" style:family="table-cell"><style:table-cell-properties fo:padding="0cm" fo:border="none"/></style:style>'
        '<style:page-layout style:name="trang"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
        'style:print-orientation="portrait" fo:margin-top="1cm" fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="1.5cm"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.2cm"/></style:header-style>'
        "</style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="trang">'
        f"<style:header>{number}</style:header><style:header-first><text:p/></style:header-first></style:master-page></office:master-styles>"
        f"<office:body><office:text>{content}</office:text></office:body></office:document>"
    )


@specimen(
    "HD36",
    "Soạn trong LibreOffice (OpenDocument) rồi lưu thành .docx; nội dung không thụt đầu dòng, trích yếu cỡ 13.",
    "kết quả công tác | cảnh báo | TT-02",
    f"{FIRST} | cảnh báo | BD-03",
    passes="PG-01 PG-03 PG-04 PG-05 PG-06 PN-01 PN-03 PN-04 FT-01 HD-01 HD-03 HD-04 HD-07 HD-09 BD-01 BD-05 SG-08",
)
def libreoffice_odt() -> bytes:
    flush: dict[str, object] = {"first": 0}
    looks = {kind: flush for kind in ("doan", "khoan", "muc1", "muc2")}
    return _by_office("mau.fodt", _odt(changed(HD36, looks | {"trich_yeu": {"size": 13}})))


def _html(paper: Paper) -> str:
    words = paper.words

    def one(kind: str, text: str | None = None) -> str:
        look = paper.looks[kind]
        css = f"margin:{(look.before or 0) / 20}pt 0 {(look.after or 0) / 20}pt 0;text-align:{ {'both': 'justify'}.get(look.jc or '', look.jc)};"
        css += f"font-family:'{look.font}';font-size:{look.size}pt;" + ("font-weight:bold;" if look.bold else "")
        css += ("font-style:italic;" if look.italic else "") + ("text-decoration:underline;" if look.underline else "")
        css += f"text-indent:{_cm(look.first)};" if look.first else ""
        css += f"line-height:{look.line / 20}pt;" if look.line else ""
        return f'<p style="{css}">{words[kind] if text is None else text}</p>'

    left = one("cap_tren") + one("ban_hanh") + one("sao") + one("so")
    right = one("tieu_de") + one("ngay")
    signed = one("quyen_han") + one("chuc_vu") + one("trong", "<br>") * 4 + one("ho_ten")
    recipients = one("nhan") + "".join(one("noi_nhan", each) for each in paper.recipients)

    def table(one_side: str, other: str) -> str:
        return (
            '<table width="100%" border="0" cellpadding="0" cellspacing="0"><tr valign="top">'
            f'<td width="48%">{one_side}</td><td width="52%">{other}</td></tr></table>'
        )

    body = "".join(one(kind, text) for kind, text in paper.lines)
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo cáo</title><style>@page { size: 21cm 29.7cm; '
        "margin: 2cm 1.5cm 2cm 3cm }</style></head><body>"
        f"{table(left, right)}{one('ten_loai')}{one('trich_yeu')}{one('gach')}{body}{table(recipients, signed)}</body></html>"
    )


@specimen(
    "HD36",
    "Trang web (HTML) mở bằng LibreOffice rồi lưu thành .docx: không số trang, không kẻ dưới tiêu đề, nội dung cỡ 12, giãn dòng "
    "“ít nhất” 18 pt, phông Arial ở các đề mục cấp 1, đề mục không dính đoạn sau.",
    "phần 1 | lỗi | PN-01",
    "ĐẢNG CỘNG SẢN VIỆT NAM | lỗi | HD-03",
    f"{FIRST} | lỗi | BD-01",
    f"{FIRST} | cảnh báo | BD-05",
    "I- TÌNH HÌNH CHUNG | lỗi | FT-01",
    "I- TÌNH HÌNH CHUNG | gợi ý | HE-05",
    passes="PG-01 PG-03 PG-04 PG-05 PG-06 HD-01 HD-02 HD-06 HD-07 HD-09 BD-02 BD-03 BD-04 TT-04 SG-01 NN-01",
)
def libreoffice_html() -> bytes:
    small: dict[str, object] = {"size": 12}
    looks: dict[str, dict[str, object]] = {kind: small for kind in ("doan", "khoan", "muc2")}
    looks["muc1"] = {"size": 12, "font": "Arial"}
    return _by_office("mau.html", _html(changed(HD36, looks)), "--infilter=HTML (StarWriter)")
