"""DrawingML and VML as drawings of a Sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.adapters.word_tree.formats import whole
from baocao.adapters.word_tree.walking import graphics_of, text_boxes_in
from baocao.values.sheet import Block, Drawing, DrawingKind

_EMU_PER_TWIP = 635
_FLAT = 40
"""Twips: a shape no higher than this, and without words, is a line."""
_LINE_SHAPES = {"line", "straightConnector1"}
_LINE_TYPES = ("_t20", "_t32")
"""VML's shape types of a line and a straight connector."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"

Blocks = Callable[[Element], tuple[Block, ...]]


def drawings_of(paragraph: Element, blocks: Blocks) -> Iterator[Drawing]:
    """What is anchored to a `w:p`; `blocks` reads the words of a `w:txbxContent`."""
    for graphic in graphics_of(paragraph):
        boxes = list(text_boxes_in(graphic))
        frames = [_drawn(graphic)] if graphic.tag == qn("w:drawing") else list(_vml(graphic))
        frame = next(iter(frames), None)
        if boxes:
            for box in boxes:
                words = blocks(box)
                place = frame or Drawing(DrawingKind.TEXT_BOX)
                yield Drawing(DrawingKind.TEXT_BOX, place.width, place.height, place.left, words)
        else:
            yield from frames


def _drawn(drawing: Element) -> Drawing:
    extent = drawing.find(f".//{_PLACE}extent")
    offset = drawing.find(f".//{_PLACE}positionH/{_PLACE}posOffset")
    width, height = (_twips(None if extent is None else extent.get(name)) for name in ("cx", "cy"))
    shapes = {str(each.get("prst")) for each in drawing.iter(f"{_DRAWING}prstGeom")}
    if next(drawing.iter(_PICTURE), None) is not None:
        kind = DrawingKind.PICTURE
    elif shapes & _LINE_SHAPES or height <= _FLAT:
        kind = DrawingKind.LINE
    else:
        kind = DrawingKind.SHAPE
    return Drawing(kind, width, height, None if offset is None else _twips(offset.text))


def _twips(emu: str | None) -> int:
    return round((whole(emu) or 0) / _EMU_PER_TWIP)


def _vml(picture: Element) -> Iterator[Drawing]:
    for shape in picture.iter(f"{_VML}line", f"{_VML}shape", f"{_VML}rect"):
        style = shape.get("style") or ""
        sizes = dict(re.findall(r"(width|height|margin-left):\s*(-?[\d.]+(?:pt|in|cm|mm)?)", style))
        if re.search(r"mso-position-horizontal:\s*(?!absolute)\w", style):
            sizes.pop("margin-left", None)
        width, height, left = (_length(sizes.get(name)) for name in ("width", "height", "margin-left"))
        if shape.tag == f"{_VML}line":
            ends = [
                _length(number) or 0 for point in ("from", "to") for number in (shape.get(point) or "0,0").split(",")
            ]
            yield Drawing(DrawingKind.LINE, abs(ends[2] - ends[0]), abs(ends[3] - ends[1]), left or ends[0])
        elif shape.find(f"{_VML}imagedata") is not None:
            yield Drawing(DrawingKind.PICTURE, width or 0, height or 0, left)
        elif _is_line(shape, height):
            yield Drawing(DrawingKind.LINE, width or 0, height or 0, left)
        else:
            yield Drawing(DrawingKind.SHAPE, width or 0, height or 0, left)


def _is_line(shape: Element, height: int | None) -> bool:
    if (shape.get("type") or "").endswith(_LINE_TYPES) or shape.get(f"{_OFFICE}hr") in ("t", "true"):
        return True
    return height is not None and height <= _FLAT


def _length(text: str | None) -> int | None:
    """A length of VML, in points where it names no unit, as twips."""
    if text is None:
        return None
    return whole(text if re.search(r"[a-z]$", text) else f"{text}pt")
