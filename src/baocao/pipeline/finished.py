"""Nouns → the bytes that go to the disk, and how they are checked and known again."""

from __future__ import annotations

from collections.abc import Callable

from baocao.adapters.pdf_file import fonts_of, is_sealed, sealed
from baocao.errors import UnverifiedError
from baocao.stages.read_docx import is_untouched, read_docx
from baocao.stages.write import write
from baocao.stages.write_workbook import write_workbook
from baocao.values.sheet import Sheet
from baocao.values.workbook import Workbook

_TWINS = ("TimesNewRoman", "Tinos", "LiberationSerif")


def finished_workbook(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx."""
    return write_workbook(workbook)


def finished(sheet: Sheet) -> bytes:
    """The paper as a .docx."""
    return write(sheet)


def verify(sheet: Sheet) -> Callable[[bytes], None]:
    """A check that bytes, read back from the disk, are exactly that sheet.

    The check raises UnverifiedError when they are not.
    """

    def check(data: bytes) -> None:
        if not is_untouched(data) or read_docx(data) != sheet:
            raise UnverifiedError(
                "Tệp vừa ghi đọc lại không đúng như đã lập; chưa thay tệp nào.",
                "Chạy lại; vẫn thế thì ổ đĩa có thể hỏng, hoặc chương trình có lỗi: xin báo cho người phụ trách.",
            )

    return check


is_own_paper = is_untouched


def finished_pdf(data: bytes) -> bytes:
    """The PDF of a paper with our seal, by which `is_own_pdf` knows it again.

    Raises:
        ValueError: it is no whole PDF.
    """
    return sealed(data)


def verify_pdf(data: bytes) -> None:
    """Check that bytes, read back from the disk, are a whole PDF as we made it.

    Raises:
        UnverifiedError: they are not.
    """
    if not is_sealed(data):
        raise UnverifiedError(
            "Tệp PDF vừa ghi đọc lại không đúng như đã lập; chưa thay tệp nào.", "Chạy lại; ổ đĩa có thể hỏng."
        )


is_own_pdf = is_sealed


def doubts_about_fonts(pdf: bytes) -> tuple[str, ...]:
    """What a clerk should know of the type in which a PDF is set, in sentences; none where all is right.

    Times New Roman has two stand-ins of the same widths with all Vietnamese letters, Tinos and Liberation Serif 2.
    Liberation Serif 1 lacks 98 of the letters, which then come from another font.
    """
    fonts = fonts_of(pdf)
    plain = {name: name.partition("-")[0].replace(" ", "") for name in fonts}
    strange = sorted({family for family in plain.values() if not family.startswith(_TWINS)})
    sentences = []
    if strange:
        told = ", ".join(strange)
        whole = len(strange) == len(set(plain.values()))
        sentences.append(
            f"Chữ trong PDF là phông {told}, không phải Times New Roman: máy này thiếu phông ấy, chỗ xuống dòng và ngắt"
            " trang có thể khác bản Word."
            if whole
            else f"Trong PDF có chữ phải in bằng phông {told} vì phông của cả bài trên máy này thiếu chữ ấy."
        )
        sentences[-1] += " Cài Times New Roman (hoặc Tinos, Liberation Serif bản 2 trở lên) rồi lập lại."
    if outside := sorted(name for name, is_inside in fonts.items() if not is_inside):
        sentences.append(f"PDF không kèm phông {', '.join(outside)}: mở ở máy khác có thể sai chữ.")
    return tuple(sentences)
