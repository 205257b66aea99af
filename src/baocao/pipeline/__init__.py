"""The straight lines: one function a command, from raw files to findings and the finished paper. Read this first.

lap            Sources ─load→ Figures ─derive→ Facts ─narrate→ Narrative ─parse→ Blocks ─layout→ Sheet ─write→ bytes
                                  └fit→ Problems └validate→ Problems          └proofread→ Problems  └conform→ Problems
kiem-tra KỲ    the same line without its end                                                              (reports.py)
mo-ky, so-sanh Figures ─roll_over→ YAML; Facts ─compare→ SideBySide                                       (periods.py)
nhap           .xlsx ─take_in→ UnitReturns ─tally→ Tally ─splice→ YAML; Form ─draw_unit_form→ .xlsx           (units.py)
kiem-tra TỆP   bytes ─read_docx→ Sheet ─recognise→ Document ─conform→ Verdicts; our own paper ─collate→ Problems
sua            the same ─mend→ bytes, until nothing is left to mend                                     (documents.py)
"""

from baocao.pipeline.finished import (
    doubts_about_fonts,
    finished,
    finished_pdf,
    finished_workbook,
    is_own_paper,
    is_own_pdf,
    verify,
    verify_pdf,
)
from baocao.pipeline.periods import comparison_workbook, default_report, open_period, side_by_side
from baocao.pipeline.reports import Outcome, choose_rule_book, has_errors, make_report

__all__ = [
    "Outcome",
    "choose_rule_book",
    "comparison_workbook",
    "default_report",
    "doubts_about_fonts",
    "finished",
    "finished_pdf",
    "finished_workbook",
    "has_errors",
    "is_own_paper",
    "is_own_pdf",
    "make_report",
    "open_period",
    "side_by_side",
    "verify",
    "verify_pdf",
]
