"""The PDF beside the paper, and what there is to say of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from baocao import files, libreoffice, pipeline
from baocao.errors import BaocaoError


class PdfOutcome(Struct, frozen=True):
    """What came of the PDF.

    Attributes:
        written: where it went; None where there is none.
        notes: what is good to know about it, in sentences.
        failure: why there is none: what happened, and the remedy.
    """

    written: Path | None = None
    notes: tuple[str, ...] = ()
    failure: tuple[str, str] | None = None


def write_pdf(paper: Path, data: bytes) -> PdfOutcome:
    """Beside the paper, under its name; what somebody else made or signed there stays and ours goes beside it.

    The paper itself is written already, so that nothing here is raised.

    Args:
        paper: where the .docx went.
        data: its bytes.
    """
    wanted = paper.with_suffix(".pdf")
    try:
        made = pipeline.finished_pdf(libreoffice.to_pdf(data))
        written = files.write_paper(wanted, made, is_own=pipeline.is_own_pdf, verify=pipeline.verify_pdf)
    except BaocaoError as error:
        return PdfOutcome(notes=_stale(wanted), failure=(error.message, error.remedy))
    kept = () if written == wanted else (f"{wanted.name} không do chương trình ghi, hoặc đã được ký, sửa: giữ nguyên.",)
    return PdfOutcome(written, (*kept, *pipeline.doubts_about_fonts(made)))


def _stale(wanted: Path) -> tuple[str, ...]:
    return (f"{wanted.name} đang có là bản cũ, chưa theo bản Word này.",) if wanted.exists() else ()
