"""Looks and words → elements of WordprocessingML. Lengths in twips, sizes of type in points."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from msgspec import Struct

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


class Look(Struct, frozen=True):
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
    spacing = attributes(before=look.before, after=look.after, line=look.line)
    if look.line is not None:
        spacing += f' w:lineRule="{look.rule}"'
    inner += f"<w:spacing{spacing}/>" if spacing else ""
    indent = attributes(left=look.left, right=look.right, firstLine=look.first)
    inner += f"<w:ind{indent}/>" if indent else ""
    inner += f'<w:jc w:val="{look.jc}"/>' if look.jc else ""
    inner += mark + extra
    return f"<w:pPr>{inner}</w:pPr>" if inner else ""


def attributes(**values: int | None) -> str:
    """XML attributes of those that are said."""
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
