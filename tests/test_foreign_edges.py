"""Headers of other people's files: where frames and boxes stand, and what a field within a field says."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.parser import parse_xml

from baocao.stages.read_docx import read_docx
from baocao.values.sheet import Alignment, Field, Paragraph

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def first_of_header(inner: str) -> Paragraph:
    """The first paragraph of a header with this content, as it is read."""
    document = docx.Document()
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header._element.insert(0, parse_xml(f"<w:p {_NAMES}>{inner}</w:p>"))
    buffer = io.BytesIO()
    document.save(buffer)
    found = read_docx(buffer.getvalue()).sections[0].header[0]
    assert isinstance(found, Paragraph)
    return found


@pytest.mark.parametrize(
    ("properties", "alignment"),
    [
        ('<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="center" w:y="1"/>', Alignment.CENTER),
        (
            '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="right" w:y="1"/><w:jc w:val="left"/>',
            Alignment.RIGHT,
        ),
        ('<w:framePr w:wrap="around" w:x="100" w:y="1"/><w:jc w:val="center"/>', Alignment.CENTER),
        ('<w:framePr w:wrap="around" w:x="100" w:y="1"/>', None),
    ],
)
def test_a_frame_stands_where_it_is_aligned(properties: str, alignment: Alignment | None) -> None:
    assert first_of_header(f"<w:pPr>{properties}</w:pPr>").format.alignment is alignment


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("margin-left:0;mso-position-horizontal:center", None),
        ("margin-left:10pt;mso-position-horizontal:absolute", 200),
        ("margin-left:10pt", 200),
    ],
)
def test_a_box_that_is_aligned_has_no_place_of_its_own(place: str, left: int | None) -> None:
    box = (
        f'<w:r><w:pict><v:shape style="position:absolute;{place};width:60pt;height:20pt"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>2</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    (drawing,) = first_of_header(box).drawings
    assert (drawing.left, drawing.width) == (left, 1200)


def test_a_field_within_a_field_is_part_of_its_code() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(words: str) -> str:
        return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'

    inner = mark("begin") + code("PAGE") + mark("separate") + "<w:r><w:t>3</w:t></w:r>" + mark("end")
    outer = mark("begin") + code(" = ") + inner + code(" - 1 ") + mark("separate") + "<w:r><w:t>2</w:t></w:r>"
    assert first_of_header(outer + mark("end")).runs == (Field("= {PAGE} - 1", "2"),)
