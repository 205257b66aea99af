"""DrawingML and VML as drawings of a Sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from msgspec import Struct

from baocao.adapters.word_tree.formats import whole
from baocao.adapters.word_tree.walking import graphics_of, text_boxes_in
from baocao.values.sheet import Alignment, Block, Drawing, DrawingKind

_EMU_PER_TWIP = 635
_FLAT = 40
"""Twips: a shape no higher than this, and without words, is a line."""
_LINE_SHAPES = {"line", "straightConnector1"}
_LINE_TYPES = ("_t20", "_t32")
"""VML's shape types of a line and a straight connector."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_GROUP = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_ALIGNMENTS = {"left": Alignment.LEFT, "center": Alignment.CENTER, "right": Alignment.RIGHT}
_LENGTH = re.compile(r"(width|height|margin-left|left):\s*(-?[\d.]+(?:pt|in|cm|mm)?)(?:;|$)")

Blocks = Callable[[Element], tuple[Block, ...]]


def drawings_of(paragraph: Element, blocks: Blocks) -> Iterator[Drawing]:
    """What is anchored to a `w:p`, pieces of a group one by one; `blocks` reads the words of a `w:txbxContent`."""
    for graphic in graphics_of(paragraph):
        shapes = _drawn(graphic) if graphic.tag == qn("w:drawing") else _vml(graphic)
        for shape, kind, frame in shapes:
            boxes = list(text_boxes_in(shape))
            if boxes:
                for box in boxes:
                    yield Drawing(
                        DrawingKind.TEXT_BOX, frame.width, frame.height, frame.left, blocks(box), frame.alignment
                    )
            else:
                yield Drawing(kind, frame.width, frame.height, frame.left, (), frame.alignment)


class _Frame(Struct, frozen=True):
    """Where something drawn stands, in twips."""

    width: int
    height: int
    left: int | None
    alignment: Alignment | None = None


_Shapes = Iterator[tuple[Element, DrawingKind, _Frame]]


# DrawingML


def _drawn(drawing: Element) -> _Shapes:
    extent = drawing.find(f".//{_PLACE}extent")
    offset = drawing.find(f".//{_PLACE}positionH/{_PLACE}posOffset")
    stands = drawing.find(f".//{_PLACE}positionH/{_PLACE}align")
    width, height = (_twips(None if extent is None else extent.get(name)) for name in ("cx", "cy"))
    alignment = None if stands is None else _ALIGNMENTS.get(stands.text or "")
    frame = _Frame(width, height, None if offset is None else _twips(offset.text), alignment)
    pieces = [shape for shape in drawing.iter(_SHAPE) if _is_outermost(shape)]
    if len(pieces) < 2:
        yield drawing, _kind(drawing, frame), frame
        return
    for piece in pieces:
        inner = _within_group(piece, frame)
        yield piece, _kind(piece, inner), inner


def _is_outermost(shape: Element) -> bool:
    """Not part of the words of another one's text box."""
    return not any(outer.tag == qn("w:txbxContent") and _is_drawn_in(outer) for outer in shape.iterancestors())


def _is_drawn_in(box: Element) -> bool:
    return any(outer.tag == qn("w:drawing") for outer in box.iterancestors())


def _within_group(piece: Element, frame: _Frame) -> _Frame:
    """The frame of a piece, from the group's own measures into those of the page."""
    group = next(iter(piece.iterancestors(f"{_GROUP}wgp")), None)
    own = piece.find(f".//{_DRAWING}xfrm")
    whole_frame = None if group is None else group.find(f"{_GROUP}grpSpPr/{_DRAWING}xfrm")
    if own is None:
        return frame
    child_width = _part(whole_frame, "chExt", "cx") or _part(whole_frame, "ext", "cx")
    scale = frame.width / child_width if child_width else 1
    left = round((_part(own, "off", "x") - _part(whole_frame, "chOff", "x")) * scale) + (frame.left or 0)
    return _Frame(round(_part(own, "ext", "cx") * scale), round(_part(own, "ext", "cy") * scale), left)


def _part(transform: Element | None, tag: str, name: str) -> int:
    found = None if transform is None else transform.find(f"{_DRAWING}{tag}")
    return 0 if found is None else _twips(found.get(name))


def _kind(drawing: Element, frame: _Frame) -> DrawingKind:
    shapes = {str(each.get("prst")) for each in drawing.iter(f"{_DRAWING}prstGeom")}
    if next(drawing.iter(_PICTURE), None) is not None:
        return DrawingKind.PICTURE
    if shapes & _LINE_SHAPES or frame.height <= _FLAT:
        return DrawingKind.LINE
    return DrawingKind.SHAPE


def _twips(emu: str | None) -> int:
    return round((whole(emu) or 0) / _EMU_PER_TWIP)


# VML


def _vml(picture: Element) -> _Shapes:
    for shape in picture.iter(f"{_VML}line", f"{_VML}shape", f"{_VML}rect", f"{_VML}roundrect"):
        if any(outer.tag == qn("w:txbxContent") and _holds(picture, outer) for outer in shape.iterancestors()):
            continue
        frame = _vml_frame(shape)
        if shape.tag == f"{_VML}line":
            ends = [_length(each) or 0 for point in ("from", "to") for each in (shape.get(point) or "0,0").split(",")]
            scale, shift = _group_scale(shape)
            left = round(min(ends[0], ends[2]) * scale) + shift
            lengths = round(abs(ends[2] - ends[0]) * scale), abs(ends[3] - ends[1])
            yield shape, DrawingKind.LINE, _Frame(*lengths, frame.left or left, frame.alignment)
        elif shape.find(f"{_VML}imagedata") is not None:
            yield shape, DrawingKind.PICTURE, frame
        else:
            yield shape, DrawingKind.LINE if _is_line(shape, frame) else DrawingKind.SHAPE, frame


def _holds(picture: Element, box: Element) -> bool:
    return any(outer is picture for outer in box.iterancestors())


def _vml_frame(shape: Element) -> _Frame:
    style = shape.get("style") or ""
    sizes = dict(_LENGTH.findall(style))
    scale, shift = _group_scale(shape)
    width, height = (round((_length(sizes.get(name)) or 0) * scale) for name in ("width", "height"))
    left = _length(sizes.get("margin-left") or sizes.get("left"))
    stands = re.search(r"mso-position-horizontal:\s*(left|center|right)", style)
    place = None if left is None else round(left * scale) + shift
    return _Frame(width, height, None if stands else place, _ALIGNMENTS[stands[1]] if stands else None)


def _group_scale(shape: Element) -> tuple[float, int]:
    """By what lengths in the group of a shape are multiplied, and how far the group stands from the left, in twips.

    Lengths without a unit are points outside a group and the group's own units inside.
    """
    group = next(iter(shape.iterancestors(f"{_VML}group")), None)
    if group is None:
        return 1, 0
    sizes = dict(_LENGTH.findall(group.get("style") or ""))
    units = whole((group.get("coordsize") or "").split(",")[0])
    width = _length(sizes.get("width"))
    origin = whole((group.get("coordorigin") or "").split(",")[0]) or 0
    # `_length` has taken the units for points already.
    scale = width / (units * 20) if units and width else 1 / 20
    return scale, round((_length(sizes.get("margin-left")) or 0) - origin * 20 * scale)


def _is_line(shape: Element, frame: _Frame) -> bool:
    if (shape.get("type") or "").endswith(_LINE_TYPES) or shape.get(f"{_OFFICE}hr") in ("t", "true"):
        return True
    return frame.height <= _FLAT and "height" in (shape.get("style") or "")


def _length(text: str | None) -> int | None:
    """A length of VML, in points where it names no unit, as twips."""
    if text is None:
        return None
    return whole(text if re.search(r"[a-z]$", text) else f"{text}pt")
