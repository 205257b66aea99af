"""Every paper is valid: after the schemas of Open XML, and in what these miss."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from baocao.stages.write import write
from baocao.values.sheet import Sheet
from papers import PAPERS
from test_docx import sheets
from validity import (
    OWN_CHECKS,
    cells_without_a_last_paragraph,
    fields_out_of_order,
    needs_validator,
    schema_errors,
    unknown_styles,
)

Check = Callable[[bytes], list[str]]


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The .docx with the first such piece of a part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            after.writestr(name, content)
    return buffer.getvalue()


@needs_validator
@pytest.mark.parametrize("name", PAPERS)
def test_schemas_find_nothing_in_our_papers(name: str) -> None:
    assert schema_errors(write(PAPERS[name])) == []


@needs_validator
@settings(max_examples=12, deadline=None)
@given(sheets)
def test_schemas_find_nothing_in_any_sheet(paper: Sheet) -> None:
    assert schema_errors(write(paper)) == []


@needs_validator
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<w:jc w:val="center"/>', b'<w:jc w:val="giua"/>'),
        (b"<w:pgMar", b'<w:cols/><w:pgMar w:top="1.5"'),
        (b"<w:tblGrid>", b"<w:tblGrid/><w:tblGrid>"),
    ],
)
def test_schemas_find_what_is_planted(old: bytes, new: bytes) -> None:
    assert len(schema_errors(changed(write(PAPERS["all features"]), "word/document.xml", old, new))) > 0


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("check", OWN_CHECKS)
def test_own_checks_find_nothing_in_our_papers(check: Check, name: str) -> None:
    assert check(write(PAPERS[name])) == []


@settings(max_examples=40, deadline=None)
@given(sheets)
def test_own_checks_find_nothing_in_any_sheet(paper: Sheet) -> None:
    data = write(paper)
    assert [fault for check in OWN_CHECKS for fault in check(data)] == []


@pytest.mark.parametrize(
    ("check", "part", "old", "new", "expected"),
    [
        (cells_without_a_last_paragraph, "word/document.xml", b"<w:tc>", b"<w:tc/><w:tc>", "w:tc 1"),
        (
            cells_without_a_last_paragraph,
            "word/document.xml",
            b"</w:tcPr>",
            b"</w:tcPr><w:p/><w:tbl/></w:tc><w:tc>",
            "w:tc 1",
        ),
        (fields_out_of_order, "word/document.xml", b'w:fldCharType="end"', b'w:fldCharType="begin"', "begin"),
        (fields_out_of_order, "word/document.xml", b'w:fldCharType="begin"', b'w:fldCharType="end"', "end"),
        (fields_out_of_order, "word/header1.xml", b'w:fldCharType="separate"', b'w:fldCharType="begin"', "begin"),
        (unknown_styles, "word/document.xml", b'<w:pStyle w:val="Muc"/>', b'<w:pStyle w:val="Moc"/>', "w:pStyle Moc"),
        (unknown_styles, "word/styles.xml", b'<w:next w:val="Normal"/>', b'<w:next w:val="X"/>', "w:next X"),
    ],
)
def test_own_checks_find_what_is_planted(check: Check, part: str, old: bytes, new: bytes, expected: str) -> None:
    found = check(changed(write(PAPERS["all features"]), part, old, new))
    assert f"{part}: {expected}" in found
