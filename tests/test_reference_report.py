"""The defects of the first report that a rule can find, in its text as it was submitted (see conftest.py).

The text stays outside the repository: beside it, in `../shared`. Fragments of a few words name each defect.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from baocao import files
from baocao.stages.proofread import proofread
from baocao.stages.transcribe import transcribe_text
from baocao.values.problem import Problem, Severity

TEXT = Path(__file__).parents[2] / "shared" / "bao-cao-2021-H1.txt"
HINT, WARNING = Severity.HINT, Severity.WARNING

DEFECTS = [
    ("D01", 8, "soat/cap-tu", WARNING, "“phối hớp” → “phối hợp”"),
    ("D02", 8, "soat/cap-tu", WARNING, "“tích cức” → “tích cực”"),
    ("D03", 9, "soat/cap-tu", WARNING, "“thái đọ” → “thái độ”"),
    ("D04", 9, "soat/lap-tu", WARNING, "“giữa giữa” → “giữa”"),
    ("D05", 24, "soat/lap-tu", WARNING, "“sát sát” → “sát”"),
    ("D06 D07 D08", 2, "soat/dau-cach-thua", WARNING, "và 2 chỗ nữa (dòng 20, dòng 33)"),
    ("D09", 33, "soat/dau-cach-truoc-dau", WARNING, "./."),
    ("D10 D11", 1, "soat/dau-cach-dau-cuoi", WARNING, "“ BÁO” → “BÁO”"),
    ("D12", 11, "soat/dong-trong", HINT, "dòng trống"),
    ("D13", 3, "soat/dau-thanh", WARNING, "“uỷ” → “ủy”"),
    ("D14", 8, "soat/cach-viet-hai-dang", WARNING, "“trong khối” → “trong Khối”"),
    ("D15", 16, "soat/cau-trich-hai-loi", HINT, "“Xây dựng, chỉnh đốn Đảng”"),
    ("D16", 16, "soat/vien-dan-hai-cach", WARNING, "Nghị quyết Trung ương 4 (khóa XII)"),
    ("D17", 14, "soat/cau-trich-hai-loi", WARNING, "đẩy mạnh cải cách thủ tục hành chính"),
    ("D18", 16, "soat/cach-viet-hai-dang", WARNING, "“chủ đề năm 2021”"),
    ("D19", 14, "soat/cach-viet-hai-dang", HINT, "46 năm Ngày"),
    ("D20", 32, "soat/cach-viet-hai-dang", WARNING, "“quy chế dân chủ cơ sở” → “quy chế dân chủ ở cơ sở”"),
    ("D21", 20, "soat/cach-viet-hai-dang", WARNING, "“dân vận khéo” → “"),
    ("D21", 20, "soat/thieu-phay", WARNING, "trong đó"),
    ("D22", 20, "soat/thieu-phay", WARNING, "“văn hóa xã hội” → “văn hóa - xã hội”"),
    ("D23", 5, "soat/cach-viet-hai-dang", WARNING, "phong trào thi đua"),
    ("D24", 20, "soat/thieu-phay", WARNING, "tiết kiệm, chống lãng phí"),
    ("D25", 18, "soat/thieu-phay", WARNING, "người tốt, việc tốt"),
    ("D26", 13, "soat/phay-sau-tu-noi", HINT, "Đồng thời,"),
    ("D27", 23, "soat/tieu-de-hai-cham", WARNING, "3.1. Ưu điểm"),
    ("D30", 33, "soat/vien-dan-hai-cach", HINT, "05-CT/TW"),
    ("D36", 18, "soat/thieu-chu-ngu", HINT, "Qua"),
    ("D40", 14, "soat/mo-dau-lap", HINT, "Trong 6 tháng đầu"),
    ("D41", 13, "soat/cau-dai", HINT, "câu dài 1"),
    ("D45", 9, "soat/nhan-dan", HINT, "Nhân dân"),
    ("D46", 3, "soat/ten-co-quan", HINT, "Doanh nghiệp tỉnh"),
]
"""Number in the list of defects, line, rule, severity, a part of what is told."""


@cache
def found() -> tuple[Problem, ...]:
    prose = transcribe_text(TEXT.read_text(encoding="utf-8"), TEXT.name)
    return tuple(verdict.problem for verdict in proofread(prose, files.lexicon()))


@pytest.mark.parametrize(("defect", "line", "rule", "severity", "told"), DEFECTS, ids=[each[0] for each in DEFECTS])
def test_the_defect_is_told(defect: str, line: int, rule: str, severity: Severity, told: str) -> None:
    here = [each for each in found() if each.place.line == line and each.rule == rule and told in each.message]
    assert here, [str(each) for each in found() if each.rule == rule]
    assert severity in {each.severity for each in here}


def test_whatever_else_is_told_as_wrong_was_looked_at() -> None:
    """At most five errors or warnings that are not true are allowed; there are none besides the defects."""
    known = {(line, rule) for _, line, rule, _, _ in DEFECTS}
    others = [each for each in found() if each.severity is not HINT and (each.place.line, each.rule) not in known]
    # More places of D14 and D23, which the list of defects names too.
    assert {(each.place.line, each.rule) for each in others} <= {
        (line, "soat/cach-viet-hai-dang") for line in (12, 20, 29, 32)
    }
