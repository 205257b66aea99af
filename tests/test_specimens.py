"""Word files as offices, tools and mistakes produce them, each with the exact findings that the regulation asks for."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from baocao import cli
from baocao.stages.read_docx import read_docx

FOLDER = Path(__file__).parent / "specimens"
GOOD = sorted(FOLDER.glob("*.docx"))
BROKEN = sorted((FOLDER / "hong").glob("*.docx"))
WHOLE = "cả văn bản"
"""The place of what is missing: the regulation names none, so any will do."""
RULES = (
    ("PG-01", "the-thuc/kho-giay"),
    ("PG-02", "the-thuc/huong-giay"),
    ("PG-03", "the-thuc/le-tren"),
    ("PG-04", "the-thuc/le-duoi"),
    ("PG-05", "the-thuc/le-trai"),
    ("PG-06", "the-thuc/le-phai"),
    ("PG-07", "the-thuc/le-doi-xung"),
    ("PG-08", "the-thuc/trang-ngang"),
    ("PN-01", "the-thuc/so-trang"),
    ("PN-02", "the-thuc/so-trang-o-chan"),
    ("PN-03", "the-thuc/so-trang-can-giua"),
    ("PN-04", "the-thuc/so-trang-trang-dau"),
    ("PN-05", "the-thuc/so-trang-cach-mep"),
    ("PN-06", "the-thuc/so-trang-kieu-chu"),
    ("FT-01", "the-thuc/phong-chu"),
    ("FT-02", "the-thuc/mau-chu"),
    ("FT-03", "the-thuc/bang-ma"),
    ("HD-01", "the-thuc/tieu-de"),
    ("HD-02", "the-thuc/tieu-de-kieu-chu"),
    ("HD-03", "the-thuc/duong-ke-tieu-de"),
    ("HD-04", "the-thuc/duong-ke-dai"),
    ("HD-05", "the-thuc/tieu-de-khac-he"),
    ("HD-06", "the-thuc/co-quan-cap-tren"),
    ("HD-07", "the-thuc/co-quan-ban-hanh"),
    ("HD-08", "the-thuc/ten-cap-tren"),
    ("HD-09", "the-thuc/dau-sao"),
    ("HD-10", "the-thuc/duong-ke-co-quan"),
    ("NO-01", "the-thuc/so-ky-hieu"),
    ("NO-02", "the-thuc/so-hai-cham"),
    ("NO-03", "the-thuc/so-khong-dau"),
    ("NO-04", "the-thuc/so-ten-loai"),
    ("NO-05", "the-thuc/so-co-quan"),
    ("NO-06", "the-thuc/so-kieu-chu"),
    ("DT-01", "the-thuc/ngay-thang"),
    ("DT-02", "the-thuc/dia-danh"),
    ("DT-03", "the-thuc/ngay-thang-kieu-chu"),
    ("DT-04", "the-thuc/ngay-co-that"),
    ("TT-01", "the-thuc/ten-loai"),
    ("TT-02", "the-thuc/trich-yeu-kieu-chu"),
    ("TT-03", "the-thuc/trich-yeu"),
    ("TT-04", "the-thuc/gach-duoi-trich-yeu"),
    ("TT-05", "the-thuc/kinh-gui"),
    ("BD-01", "the-thuc/co-chu"),
    ("BD-02", "the-thuc/can-deu"),
    ("BD-03", "the-thuc/thut-dau-dong"),
    ("BD-04", "the-thuc/cach-doan"),
    ("BD-05", "the-thuc/gian-dong"),
    ("BD-06", "the-thuc/dam-nghieng"),
    ("BD-07", "the-thuc/chu-nho"),
    ("HE-01", "the-thuc/kieu-de-muc"),
    ("HE-02", "the-thuc/de-muc-kieu-chu"),
    ("HE-03", "the-thuc/thu-tu-de-muc"),
    ("HE-04", "the-thuc/phan-chuong"),
    ("HE-05", "the-thuc/de-muc-cuoi-trang"),
    ("CC-01", "the-thuc/can-cu"),
    ("EN-01", "the-thuc/ket-thuc"),
    ("SG-01", "the-thuc/quyen-han"),
    ("SG-02", "the-thuc/quyen-han-khac-he"),
    ("SG-03", "the-thuc/quyen-han-kieu-chu"),
    ("SG-04", "the-thuc/chuc-vu-kieu-chu"),
    ("SG-05", "the-thuc/chuc-vu"),
    ("SG-06", "the-thuc/ky-thay"),
    ("SG-07", "the-thuc/ho-ten"),
    ("SG-08", "the-thuc/cho-ky"),
    ("SG-09", "the-thuc/khoi-chu-ky"),
    ("NN-01", "the-thuc/noi-nhan"),
    ("NN-02", "the-thuc/nhan-noi-nhan"),
    ("NN-03", "the-thuc/danh-sach-noi-nhan"),
    ("NN-04", "the-thuc/ngan-cach-noi-nhan"),
    ("NN-05", "the-thuc/luu"),
    ("NN-06", "the-thuc/nhu-tren"),
    ("AX-01", "the-thuc/phu-luc"),
    ("", "the-thuc/khong-nhan-ra"),
    ("", "the-thuc/theo-doi-sua"),
    ("", "the-thuc/bang-co-vien"),
)
"""Every rule of the group: its id in the-thuc.md §8 and its name."""
_LINE = re.compile(rf"({WHOLE}|đoạn \d+|phần \d+): (lỗi|cảnh báo|gợi ý): (the-thuc/[a-z-]+)(?: · ([A-Z]{{2}}-\d\d))?")
_OPTIONS = {"HD36": "hd36", "HD05": "hd05", "NĐ30": "nd30"}


class Expected(Struct, frozen=True):
    """What a `.txt` says: the rule book, the rules that pass on something, the findings."""

    book: str
    passes: frozenset[str]
    findings: tuple[tuple[str, str, str, str], ...]


def expected(path: Path) -> Expected:
    lines = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    book = lines[0].removeprefix("# quy định: ")
    passes = next((line.removeprefix("# đạt: ").split() for line in lines if line.startswith("# đạt: ")), [])
    findings = []
    for line in lines:
        if not line.startswith("#"):
            found = _LINE.fullmatch(line)
            assert found, f"{path.stem}: “{line}” is no finding"
            findings.append((found[1], found[2], found[3], found[4] or ""))
    return Expected(book, frozenset(passes), tuple(findings))


def ids(paths: list[Path]) -> list[str]:
    return [path.stem for path in paths]


@pytest.mark.parametrize("path", GOOD, ids=ids(GOOD))
def test_gives_exactly_the_findings_of_the_regulation(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = expected(path)
    shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)

    code = cli.run(["kiem-tra", path.name, "--json", "--the-thuc", _OPTIONS[wanted.book]])

    told = json.loads(capsys.readouterr().out)
    found = [
        (entry["cho"], entry["muc"], entry["quy_tac"], entry["ma_goc"] or "")
        for entry in told
        if entry["quy_tac"].startswith("the-thuc/")
    ]
    missing = [finding for finding in wanted.findings if finding[0] == WHOLE]
    for finding in missing:
        place = next((each for each in found if each[1:] == finding[1:]), None)
        assert place is not None, f"{finding} was not found among {found}"
        found.remove(place)
    assert Counter(found) == Counter(finding for finding in wanted.findings if finding not in missing)
    assert code == any(entry["muc"] == "lỗi" for entry in told)


@pytest.mark.parametrize("path", BROKEN, ids=ids(BROKEN))
def test_says_in_a_sentence_why_it_does_not_open_a_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fragment = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[-1]
    shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)

    code = cli.run(["kiem-tra", path.name, "--the-thuc", "hd36"])

    streams = capsys.readouterr()
    assert code == 2
    assert fragment in streams.err
    assert "Traceback" not in streams.err + streams.out


def failing() -> set[str]:
    return {rule for path in GOOD for _, _, rule, _ in expected(path).findings}


def passing() -> Iterator[str]:
    names = {code: rule for code, rule in RULES if code}
    for path in GOOD:
        wanted = expected(path)
        found = {rule for _, _, rule, _ in wanted.findings}
        for told in wanted.passes:
            rule = names.get(told, told)
            assert rule in {name for _, name in RULES}, f"{path.stem}: no rule is called {told}"
            assert rule not in found, f"{path.stem}: {told} cannot both pass and be found"
            yield rule


def test_every_rule_has_a_specimen_that_fails_it() -> None:
    assert {rule for _, rule in RULES} - failing() == set()


def test_every_rule_has_a_specimen_that_passes_it() -> None:
    assert {rule for _, rule in RULES} - set(passing()) == set()


@pytest.mark.parametrize("path", GOOD, ids=ids(GOOD))
def test_names_rules_as_the_list_does_and_sorts_them(path: Path) -> None:
    findings = expected(path).findings
    keys = [_key(place, rule) for place, _, rule, _ in findings]

    assert {(code, rule) for _, _, rule, code in findings} <= set(RULES)
    assert keys == sorted(keys)


def _key(place: str, rule: str) -> tuple[int, int, str]:
    kind, _, number = place.partition(" ")
    return {"cả": 0, "phần": 1, "đoạn": 2}[kind], int(number) if number.isdigit() else 0, rule


def test_there_are_enough_of_them_and_each_is_small() -> None:
    paths = [*GOOD, *BROKEN]

    assert len(GOOD) >= 32
    assert [path.stem for path in paths if not path.with_suffix(".txt").exists()] == []
    assert [path.stem for path in paths if path.stat().st_size > 40_000] == []


@pytest.mark.parametrize("path", GOOD, ids=ids(GOOD))
def test_findings_stand_in_paragraphs_that_are_there(path: Path) -> None:
    sheet = read_docx(path.read_bytes())
    paragraphs = len(list(sheet.paragraphs()))

    for place, *_ in expected(path).findings:
        kind, _, number = place.partition(" ")
        if kind != "cả":
            assert 1 <= int(number) <= (paragraphs if kind == "đoạn" else len(sheet.sections))
