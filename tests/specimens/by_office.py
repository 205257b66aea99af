"""Specimens that LibreOffice writes, from OpenDocument and from HTML."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from elements import TIMES, Look
from msgspec.structs import replace
from package import repacked
from paper import Paper, changed
from registry import specimen
from texts import HD36, LEFT_COLUMN, RIGHT_COLUMN
from usual import FIRST


def _by_office(name: str, text: str, *options: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / name
        source.write_text(text, encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/ho-so"
        command = [
            "soffice",
            "--headless",
            profile,
            *options,
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True)
        return repacked(source.with_suffix(".docx").read_bytes(), HD36.created)


def _cm(twips: int) -> str:
    return f"{twips / 1440 * 2.54:.3f}cm"


def _odt_style(kind: str, look: Look) -> str:
    text = f'style:font-name="{TIMES}" fo:font-size="{look.size or 14}pt"'
    text += ' fo:font-weight="bold"' if look.bold else ""
    text += ' fo:font-style="italic"' if look.italic else ""
    text += ' style:text-underline-style="solid" style:text-underline-width="auto"' if look.underline else ""
    shaped = f'fo:text-align="{ {"both": "justify", None: "left"}.get(look.jc, look.jc) }"'
    shaped += (
        f' fo:text-indent="{_cm(look.first or 0)}" fo:margin-top="{(look.before or 0) / 20}pt" '
        f'fo:margin-bottom="{(look.after or 0) / 20}pt"'
    )
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
            + "".join(
                f'<table:table-cell table:style-name="o" office:value-type="string">{side}</table:table-cell>'
                for side in sides
            )
            + "</table:table-row>"
            for sides in rows
        )
        columns = '<table:table-column table:style-name="cotTrai"/><table:table-column table:style-name="cotPhai"/>'
        return f'<table:table table:name="{name}" table:style-name="bang">{columns}{inner}</table:table>'

    body = [one(kind, text) for kind, text in paper.lines[:-1]] + [one("doan_cuoi", paper.lines[-1][1])]
    signed = one("quyen_han") + one("chuc_vu") + one("trong", "") * 4 + one("ho_ten")
    content = (
        table(
            "dau",
            [
                (one("cap_tren") + one("ban_hanh") + one("sao"), one("tieu_de") + one("ke", "")),
                (one("so"), one("ngay")),
            ],
        )
        + one("ten_loai")
        + one("trich_yeu")
        + one("gach")
        + "".join(body)
        + table("ky", [(one("nhan") + "".join(one("noi_nhan", each) for each in paper.recipients), signed)])
    )
    names = {
        "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible",
    }  # fmt: skip
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for short, long in names.items()
    )
    number = (
        '<text:p text:style-name="so_trang"><text:page-number text:select-page="current">2</text:page-number></text:p>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:'
        'svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f'<office:font-face-decls><style:font-face style:name="{TIMES}" '
        f"svg:font-family=\"'{TIMES}'\"/></office:font-face-decls>"
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties '
        f'style:font-name="{TIMES}" '
        'fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style></office:styles>'
        f"<office:automatic-styles>{automatic}"
        '<style:style style:name="bang" style:family="table"><style:table-properties '
        'style:width="16.5cm" table:align="left"/></style:style>'
        '<style:style style:name="cotTrai" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{_cm(LEFT_COLUMN)}"/></style:style>'
        '<style:style style:name="cotPhai" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{_cm(RIGHT_COLUMN)}"/></style:style>'
        '<style:style style:name="o" style:family="table-cell"><style:table-cell-properties '
        'fo:padding="0cm" fo:border="none"/></style:style>'
        '<style:page-layout style:name="trang"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" '
        'style:print-orientation="portrait" fo:margin-top="1cm" fo:margin-bottom="2cm" '
        'fo:margin-left="3cm" fo:margin-right="1.5cm"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="1cm" '
        'fo:margin-bottom="0.2cm"/></style:header-style>'
        "</style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="trang">'
        f"<style:header>{number}</style:header><style:header-first><text:p/>"
        "</style:header-first></style:master-page></office:master-styles>"
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
    looks = dict.fromkeys(("doan", "khoan", "muc1", "muc2"), flush)
    return _by_office("mau.fodt", _odt(changed(HD36, looks | {"trich_yeu": {"size": 13}})))


def _html(paper: Paper) -> str:
    words = paper.words

    def one(kind: str, text: str | None = None) -> str:
        look = paper.looks[kind]
        css = (
            f"margin:{(look.before or 0) / 20}pt 0 {(look.after or 0) / 20}pt "
            f"0;text-align:{ {'both': 'justify'}.get(look.jc or '', look.jc) };"
        )
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
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Báo '
        "cáo</title><style>@page { size: 21cm 29.7cm; "
        "margin: 2cm 1.5cm 2cm 3cm }</style></head><body>"
        f"{table(left, right)}{one('ten_loai')}{one('trich_yeu')}{one('gach')}{body}{table(recipients, signed)}"
        "</body></html>"
    )


@specimen(
    "HD36",
    "Trang web (HTML) mở bằng LibreOffice rồi lưu thành .docx: không số trang, "
    "không kẻ dưới tiêu đề, nội dung cỡ 12, giãn dòng "
    "“ít nhất” 18 pt, phông Arial ở các đề mục cấp 1, đề mục không dính đoạn sau.",
    "phần 1 | lỗi | PN-01",
    "ĐẢNG CỘNG SẢN VIỆT NAM | lỗi | HD-03",
    f"{FIRST} | lỗi | BD-01",
    f"{FIRST} | cảnh báo | BD-05",
    "I- TÌNH HÌNH CHUNG | lỗi | FT-01",
    "I- TÌNH HÌNH CHUNG | gợi ý | HE-05",
    "Trên đây là báo cáo | cảnh báo | SG-09",
    passes="PG-01 PG-03 PG-04 PG-05 PG-06 HD-01 HD-02 HD-06 HD-07 HD-09 BD-02 BD-03 BD-04 TT-04 SG-01 NN-01",
)
def libreoffice_html() -> bytes:
    small: dict[str, object] = {"size": 12}
    looks: dict[str, dict[str, object]] = dict.fromkeys(("doan", "khoan", "muc2"), small)
    looks["muc1"] = {"size": 12, "font": "Arial"}
    return _by_office("mau.html", _html(changed(HD36, looks)), "--infilter=HTML (StarWriter)")
