"""The ready-made workspaces under docs/vi-du that `khoi-tao` copies too: their papers, and what their forms catch."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from baocao import files, pipeline
from baocao.cli import run
from baocao.values.issuer import ToneMarks
from baocao.values.period import Period
from baocao.values.problem import Severity
from baocao.values.sheet import Paragraph
from baocao.values.sources import SourceFile, Sources
from baocao.values.tone_marks import in_tone_style
from repository import ROOT


class Shown(Struct, frozen=True):
    """A workspace under docs/vi-du with the report in it."""

    folder: str
    report: str

    @property
    def root(self) -> Path:
        return ROOT / "docs" / "vi-du" / self.folder

    @property
    def paper(self) -> Path:
        """The paper of 2026-H1 as it is shipped."""
        return self.root / f"BC-{self.report}-2026-H1.docx"

    @property
    def golden(self) -> Path:
        """The text of that paper as it was accepted."""
        return ROOT / "tests" / "cases" / "vi-du" / f"{self.folder}.txt"

    def sources(self, key: str = "2026-H1", old: str = "", new: str = "") -> Sources:
        """The files of a period; `old` is replaced by `new` in the period file."""
        period = Period.parse(key)
        assert period is not None
        found = files.Workspace(self.root).sources(self.report, period)
        text = found.period_file.data.decode()
        assert text.count(old) == 1 or not old, f"{old!r} stands {text.count(old)} times"
        changed = SourceFile(found.period_file.path, (text.replace(old, new) if old else text).encode())
        return replace(found, period_file=changed)

    def text(self) -> str:
        """The paper of 2026-H1 as a reader sees it."""
        made = pipeline.make_report(self.sources(), files.rule_books())
        assert made.sheet is not None, made.problems
        return made.sheet.text


PARTY = Shown("dang-uy-xa-2026", "xay-dung-dang")
STATE = Shown("uy-ban-nhan-dan-xa", "cai-cach-hanh-chinh")
BOTH = pytest.mark.parametrize("shown", [PARTY, STATE], ids=lambda shown: shown.folder)


@BOTH
@pytest.mark.parametrize("key", ["2025-H2", "2026-H1"])
def test_every_period_is_without_errors_and_warnings(shown: Shown, key: str) -> None:
    made = pipeline.make_report(shown.sources(key), files.rule_books())
    assert [problem for problem in made.problems if problem.severity is not Severity.HINT] == []
    assert made.sheet is not None


@BOTH
def test_shipped_paper_is_what_lap_writes_now(shown: Shown, tmp_path: Path) -> None:
    """Accept a wanted change with: baocao lap 2026-H1 --thu-muc <folder> -o <folder>/<paper>."""
    written = tmp_path / shown.paper.name
    assert run(["lap", "2026-H1", "--thu-muc", str(shown.root), "-o", str(written)]) == 0
    assert written.read_bytes() == shown.paper.read_bytes()


@BOTH
def test_text_is_as_it_was_accepted(shown: Shown) -> None:
    """Accept a wanted change by writing `shown.text()` into the file and reading the difference."""
    assert shown.text() + "\n" == shown.golden.read_text(encoding="utf-8")


@BOTH
def test_every_period_and_issuer_says_that_it_is_invented(shown: Shown) -> None:
    typed = [path for path in (shown.root / "data" / shown.report).glob("*.yaml") if ".don-vi" not in path.name]
    invented = [shown.root / "data" / "co-quan-ban-hanh.yaml", *typed]
    assert len(invented) == 3
    for path in invented:
        assert "BỊA" in path.read_text(encoding="utf-8").splitlines()[1], path


@BOTH
def test_nothing_of_another_report_is_in_its_templates(shown: Shown) -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in sorted((shown.root / "templates").rglob("*.j2")))
    assert "Khối" not in everything
    assert "huyện" not in everything, "since 01/7/2025 there are no districts"


def _rule_book(shown: Shown, key: str) -> str:
    """The rule book that the paper says it was made under."""
    made = pipeline.make_report(shown.sources(key), files.rule_books())
    assert made.sheet is not None
    return dict(made.sheet.properties.custom)["baocao.quy_dinh"]


def test_party_committee_changes_its_rule_book_between_the_periods() -> None:
    """HD36 governs in December 2025, HD05 from 27/5/2026."""
    assert [_rule_book(PARTY, key) for key in ("2025-H2", "2026-H1")] == ["HD36", "HD05"]


def test_state_body_is_under_the_decree_of_2020() -> None:
    assert [_rule_book(STATE, key) for key in ("2025-H2", "2026-H1")] == ["NĐ30", "NĐ30"]


def test_party_paper_says_what_a_calculator_says() -> None:
    """1.151 + 30 = 1.181 = 1.169 + 16 + 9 - (8 + 4 + 1); 16 of 30; 404 of 1.181; 24 + 4 + 7 + 2 + 2 = 39."""
    text = PARTY.text()
    for words in (
        "ĐẢNG BỘ TỈNH HOA LƯ",
        "Số 47-BC/ĐU",
        "An Bình, ngày 15 tháng 6 năm 2026",
        "39 chi bộ trực thuộc, tăng 1 chi bộ (2,6%) so với 6 tháng cuối năm 2025",
        "1.181 đảng viên, tăng 12 đảng viên (1%) so với 6 tháng cuối năm 2025",
        "kết nạp 16 đảng viên, đạt 53,3% kế hoạch năm 2026 (30 đảng viên)",
        "Đảng viên nữ chiếm 34,2% tổng số đảng viên",
        "đạt 97,6%, tăng 1,2 điểm phần trăm",
        "96 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2026)",
        "27 cuộc kiểm tra, giám sát, tăng 3 cuộc (12,5%)",
        "tăng 1 hội nghị, gấp 2 lần 6 tháng cuối năm 2025",
        "- Ban Thường vụ Tỉnh uỷ (để báo cáo);",
        "- Lưu Văn phòng Đảng uỷ xã.",
        "T/M BAN THƯỜNG VỤ",
    ):
        assert words in text, words


def test_state_paper_says_what_a_calculator_says() -> None:
    """3.412 + 1.086 + 27 = 4.525; 4.525 - 4.075 = 450; 3.412 of 4.525; 7 of 12; old tone marks throughout."""
    text = STATE.text()
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ TÂN HÒA",
        "Số: 86/BC-UBND",
        "4.525 hồ sơ, tăng 450 hồ sơ (11%) so với 6 tháng cuối năm 2025",
        "Số hồ sơ nộp trực tuyến chiếm 75,4% tổng số hồ sơ",
        "số hồ sơ này giảm 28 hồ sơ (60,9%)",
        "Vi phạm kỷ luật công vụ không phát sinh (6 tháng cuối năm 2025 có 1 vụ việc)",
        "22 tổ công nghệ số cộng đồng, bằng 6 tháng cuối năm 2025",
        "242.000.000 đồng, giảm 63.000.000 đồng (20,7%)",
        "đạt 58,3% kế hoạch năm 2026 (12 sáng kiến)",
        "vào giờ cao điểm./.",
        "- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
    ):
        assert words in text, words
    assert in_tone_style(text, ToneMarks.OLD) == text


CAUGHT = {
    # what is wrong: (workspace, text in 2026-H1, instead of it, rule that catches it)
    "members at the end do not follow": (PARTY, "du_bi: 30", "du_bi: 31", "xay-dung-dang/bien-dong-dang-vien"),
    "admitted in two places": (PARTY, "    ket_nap: 16", "    ket_nap: 15", "xay-dung-dang/ket-nap-hai-noi"),
    "opinions received": (PARTY, "tiep_nhan: 64", "tiep_nhan: 62", "xay-dung-dang/y-kien-tiep-nhan"),
    "expelled but not gone": (PARTY, "khai_tru: 1", "khai_tru: 2", "xay-dung-dang/khai-tru-la-ra-khoi-dang"),
    "meetings counted, not cells": (
        PARTY, "sinh_hoat_chuyen_de: 35", "sinh_hoat_chuyen_de: 70",
        "xay-dung-dang/sinh-hoat-chuyen-de-qua-so-chi-bo",
    ),
    "more handbooks than members": (
        PARTY, "so_tay_dien_tu: 1.012", "so_tay_dien_tu: 1.200", "xay-dung-dang/so-tay-qua-so-dang-vien"
    ),
    "more women than members": (PARTY, "nu: 404", "nu: 1.404", "so-lieu/tap-con-lon-hon-tong"),
    "a later step is larger": (PARTY, "hoc_lop: 29", "hoc_lop: 49", "so-lieu/buoc-sau-lon-hon"),
    "three ways to divide the files": (STATE, "buu_chinh: 27", "buu_chinh: 28", "so-lieu/cac-cach-chia-khong-khop"),
    "complaints received": (STATE, "{tiep_nhan: 36", "{tiep_nhan: 35", "cai-cach-hanh-chinh/phan-anh-tiep-nhan"),
    "more forms than files": (STATE, "phat_ra: 320", "phat_ra: 5.320", "cai-cach-hanh-chinh/phieu-qua-so-ho-so"),
    "paid online but not filed online": (
        STATE, "thanh_toan: 2.986", "thanh_toan: 3.986", "cai-cach-hanh-chinh/thanh-toan-qua-truc-tuyen"
    ),
    "many late": (STATE, "qua_han: 18", "qua_han: 118", "cai-cach-hanh-chinh/qua-han-nhieu"),
    "new tone marks": (STATE, "văn hóa thôn", "văn hoá thôn", "soat/dau-thanh"),
}  # fmt: skip


@pytest.mark.parametrize(("shown", "old", "new", "rule"), CAUGHT.values(), ids=CAUGHT)
def test_form_catches(shown: Shown, old: str, new: str, rule: str) -> None:
    made = pipeline.make_report(shown.sources(old=old, new=new), files.rule_books())
    assert rule in {problem.rule for problem in made.problems if problem.severity is not Severity.HINT}


def _filled(shown: Shown, key: str) -> str:
    """The lines of an indicator in the period file."""
    text = shown.sources().period_file.data.decode()
    (filled,) = re.findall(rf"^{key}:.*\n(?:[ ].*\n)*", text, re.MULTILINE)
    return str(filled)


_STRANDED = re.compile(r" [,;.)]|\(\)|[,;]{2}|,\.|gồm[,;.]| {2}|^[,;.]", re.MULTILINE)
"""What a value that is not there may leave behind."""


def _optional(shown: Shown) -> list[str]:
    figures = pipeline.make_report(shown.sources(), files.rule_books()).figures
    assert figures is not None
    return [indicator.key for indicator in figures.form.indicators if not indicator.required]


@pytest.mark.parametrize(
    ("shown", "key"),
    [(shown, key) for shown in (PARTY, STATE) for key in _optional(shown)],
    ids=lambda value: value if isinstance(value, str) else value.folder,
)
def test_what_may_stay_blank_leaves_a_paper_without_findings(shown: Shown, key: str) -> None:
    filled = _filled(shown, key)
    made = pipeline.make_report(shown.sources(old=filled, new=f"{key}:\n"), files.rule_books())
    assert [problem for problem in made.problems if problem.severity is not Severity.HINT] == []
    assert made.sheet is not None
    assert _STRANDED.search(made.sheet.text) is None


@BOTH
def test_no_heading_stands_alone_when_everything_that_may_is_blank(shown: Shown) -> None:
    found = shown.sources()
    text = found.period_file.data.decode()
    for key in _optional(shown):
        text = text.replace(_filled(shown, key), f"{key}:\n")
    period = SourceFile(found.period_file.path, text.encode())
    made = pipeline.make_report(replace(found, period_file=period), files.rule_books())
    assert {problem.rule for problem in made.problems if problem.severity is not Severity.HINT} == set()
    assert made.sheet is not None
    blocks = made.sheet.sections[0].blocks
    levels = [
        int(block.style[-1]) if isinstance(block, Paragraph) and block.style.startswith("Muc") else 9
        for block in blocks
    ]
    assert levels.count(1) >= 4
    assert [at for at, (level, following) in enumerate(pairwise(levels)) if following <= level < 9] == []
