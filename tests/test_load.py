"""The loader: YAML that staff wrote to figures or findings, in pairs of files, and every odd file of bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from baocao.stages.load import load
from baocao.values.figures import Entry, Figures, Texts
from baocao.values.problem import Problem, Severity, in_order
from baocao.values.sources import SourceFile
from workspace import CASES, DATA, REPORT, sources

PAIRS = sorted((CASES / "nap").glob("*.yaml"))
PERIOD_FILE = f"data/{REPORT}/2022-H1.yaml"
PLAIN = (DATA / "2022-H1.yaml").read_text(encoding="utf-8")
REQUIRED = (
    "ky: 2022-H1\nto_chuc_co_so_dang: {dang_bo: 54, chi_bo: 52}\ndang_vien: 7.512\nnhiem_vu:\n  - Tuyên truyền.\n"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def loaded(data: bytes) -> tuple[Figures | None, tuple[Problem, ...]]:
    """This period's figures and the findings in order, from the bytes of the period file."""
    files = replace(sources("2022-H1"), period_file=SourceFile(PERIOD_FILE, data))
    figures, _, problems = load(files)
    return figures, in_order(problems)


def shown(problems: tuple[Problem, ...]) -> list[str]:
    """Findings as the case files spell them: `line: severity: message (rule)`, or `line:column: …`."""
    spots = [
        f"{problem.place.line}" + (f":{problem.place.column}" if problem.place.column else "") for problem in problems
    ]
    return [
        f"{spot}: {problem.severity.value}: {problem.message} ({problem.rule})"
        for spot, problem in zip(spots, problems, strict=True)
    ]


def rules_of(data: bytes) -> list[str]:
    return [problem.rule for problem in loaded(data)[1]]


@pytest.mark.parametrize("case", PAIRS, ids=lambda path: path.stem)
def test_file_gives_these_findings(case: Path) -> None:
    figures, problems = loaded(case.read_bytes())
    assert shown(problems) == case.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert figures is not None
    assert all(problem.place.path == PERIOD_FILE and problem.remedy for problem in problems)


def test_every_case_has_its_partner() -> None:
    expected = {path.stem for path in (CASES / "nap").glob("*.txt")}
    assert expected == {path.stem for path in PAIRS}


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("7,392", "Có phải “7.392” không? Viết như 7392 hoặc 7.392."),
        ("07392", "Có phải “7392” không? Viết như 7392 hoặc 7.392."),
        ("+5", "Có phải “5” không? Viết như 7392 hoặc 7.392."),
        ("7 392", "Có phải “7392” không? Viết như 7392 hoặc 7.392."),
        ("7.392 đảng viên", "Có phải “7.392” không? Viết như 7392 hoặc 7.392."),
        ("7.39", "Viết như 7392 hoặc 7.392; chưa có số thì để trống."),
        ("1e3", "Viết như 7392 hoặc 7.392; chưa có số thì để trống."),
        ("0x1F", "Viết như 7392 hoặc 7.392; chưa có số thì để trống."),
        ("12:30", "Viết như 7392 hoặc 7.392; chưa có số thì để trống."),
    ],
)
def test_a_misspelt_number_is_told_how_to_write_it_and_never_guessed(typed: str, remedy: str) -> None:
    _, problems = loaded(REQUIRED.replace("7.512", typed).encode())
    assert [problem.remedy for problem in problems] == [remedy]


@pytest.mark.parametrize(
    ("typed", "near"), [("han_chee", "han_che"), ("Han_che", "han_che"), ("hạn chế", "han_che"), ("hạn_chế", "han_che")]
)
def test_an_unknown_key_is_told_the_nearest_known_one(typed: str, near: str) -> None:
    _, problems = loaded(f"{REQUIRED}{typed}:\n  - Còn chậm.\n".encode())
    assert [problem.remedy.strip() for problem in problems] == [f"Có phải `{near}` không?"]


def test_raw_texts_stay_as_typed() -> None:
    texts = ["no", "yes", "on", "null và void", "12:30", "010", "1e3", "7.392", "2022-06-15", "0x1F", "Mô hình số#3"]
    figures, problems = loaded((REQUIRED + "danh_sach_thu:\n" + "".join(f"  - {text}\n" for text in texts)).encode())
    assert problems == ()
    assert figures is not None
    value = figures.values["danh_sach_thu"]
    assert isinstance(value, Texts)
    assert [item.text for item in value.items] == texts


def total_of(figures: Figures | None, key: str) -> object:
    assert figures is not None
    entry = figures.values[key]
    assert isinstance(entry, Entry)
    return entry.total


@pytest.mark.parametrize("typed", ["7512", "7.512", "'7.512'", '"7.512"', " 7.512  # theo sổ", "\n  7.512"])
def test_one_number_however_it_is_typed(typed: str) -> None:
    figures, problems = loaded(REQUIRED.replace("7.512", typed).encode())
    total = total_of(figures, "dang_vien")
    assert problems == ()
    assert getattr(total, "number", None) == 7512


# --- bytes ---------------------------------------------------------------------------------------------------------


def half_composed(text: str) -> str:
    """Letters whole, tone marks apart: how Windows-1258 keeps Vietnamese."""
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        out += unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        out += "".join(mark for mark in marks if mark in TONES)
    return out


SAME = {
    "UTF-8 with a byte order mark": PLAIN.encode("utf-8-sig"),
    "CRLF": PLAIN.replace("\n", "\r\n").encode(),
    "CR alone": PLAIN.replace("\n", "\r").encode(),
    "UTF-16, little end first": b"\xff\xfe" + PLAIN.encode("utf-16-le"),
    "UTF-16, big end first": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "UTF-16 of Notepad, CRLF": PLAIN.replace("\n", "\r\n").encode("utf-16"),
    "UTF-16 without a mark": PLAIN.encode("utf-16-le"),
    "decomposed letters (NFD)": unicodedata.normalize("NFD", PLAIN).encode(),
    "tone marks apart": half_composed(PLAIN).encode(),
    "no line feed at the end": PLAIN.rstrip("\n").encode(),
    "blank lines and blanks at line ends": PLAIN.replace("\n", "   \n\n").encode(),
}


@pytest.mark.parametrize("data", SAME.values(), ids=SAME.keys())
def test_other_bytes_of_the_same_text_load_alike(data: bytes) -> None:
    def texts(figures: Figures | None) -> list[str]:
        assert figures is not None
        value = figures.values["nhiem_vu"]
        assert isinstance(value, Texts)
        return [item.text for item in value.items]

    plain, _ = loaded(PLAIN.encode())
    figures, problems = loaded(data)
    assert problems == ()
    assert texts(figures) == texts(plain)
    assert unicodedata.is_normalized("NFC", "".join(texts(figures)))
    assert getattr(total_of(figures, "dang_vien"), "number", None) == 7512


@pytest.mark.parametrize("data", [SAME["CRLF"], SAME["UTF-8 with a byte order mark"], SAME["UTF-16 of Notepad, CRLF"]])
def test_places_do_not_move_with_the_bytes(data: bytes) -> None:
    assert loaded(data)[0] == loaded(PLAIN.encode())[0]


OTHER = {
    "Windows-1258": (
        half_composed("# Số liệu đảng viên, đoàn thể\n" + PLAIN).encode("cp1258"),
        ["tep/bang-ma"],
        "Windows-1258",
    ),
    "TCVN3": (b"ky: 2022-H1\nnhiem_vu: \xae\xb6ng vi\xaan\n", ["tep/bang-ma"], "TCVN3"),
    "VNI": (b"ky: 2022-H1\nnhiem_vu: \xf1a\xfbng vie\xe2n\n", ["tep/bang-ma"], "VNI"),
    "UTF-16 cut short": (PLAIN.encode("utf-16")[:-1], ["tep/bang-ma"], ""),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), ["tep/bang-ma"], ""),
    "empty": (b"", ["tep/trong"], ""),
    "a byte order mark alone": (b"\xef\xbb\xbf", ["tep/trong"], ""),
    "blanks and line feeds": (b"  \n\n   \n", ["tep/trong"], ""),
    "only comments": ("# số liệu kỳ này\n# chưa có\n".encode(), ["tep/trong"], ""),
    "only ---": (b"---\n", ["tep/trong"], ""),
    "top level a list": (b"- 106\n- 7392\n", ["tep/khong-phai-bang-muc"], ""),
    "top level a text": ("chỉ có chữ\n".encode(), ["tep/khong-phai-bang-muc"], ""),
    "5 MB": (PLAIN.encode() + b"# " + b"x" * 5_000_000, ["tep/qua-lon"], "4 MB"),
}


@pytest.mark.parametrize(("data", "rules", "words"), OTHER.values(), ids=OTHER.keys())
def test_what_is_no_file_of_figures_gives_one_finding(data: bytes, rules: list[str], words: str) -> None:
    figures, problems = loaded(data)
    assert figures is None
    assert [problem.rule for problem in problems] == rules
    assert words in problems[0].message
    assert problems[0].place.path == PERIOD_FILE


def test_old_code_is_shown_where_it_begins() -> None:
    _, problems = loaded(b"ky: 2022-H1\nnhiem_vu: \xae\xb6ng vi\xaan\n")
    assert (problems[0].place.line, problems[0].place.column) == (2, 11)


HOSTILE = {
    "thirty layers": (REQUIRED + "danh_sach_thu: " + "[" * 30 + "a" + "]" * 30 + "\n", "tep/qua-sau"),
    "200,000 brackets": (REQUIRED + "danh_sach_thu: " + "[" * 200_000 + "\n", "tep/qua-sau"),
    "200,000 brackets, closed": (REQUIRED + "danh_sach_thu: " + "[" * 200_000 + "]" * 200_000 + "\n", "tep/qua-sau"),
    "200,000 braces": (REQUIRED + "danh_sach_thu: " + "{" * 200_000 + "\n", "tep/qua-sau"),
    "thousands of dashes": (REQUIRED + "danh_sach_thu:\n  " + "- " * 3000 + "a\n", "tep/qua-sau"),
    "a number of 5,000 digits": (REQUIRED.replace("7.512", "1" * 5000), "so-lieu/so-sai-cach-viet"),
    "a document number of 5,000 digits": (REQUIRED + f"phat_hanh: {{so: {'1' * 5000}}}\n", "so-lieu/so-van-ban-sai"),
    "a paragraph of 5,001 characters": (REQUIRED + f"danh_sach_thu: [{'a' * 5001}]\n", "tep/qua-dai"),
}
ALONE = """\
import sys
from test_load import rules_of
print(*rules_of(sys.stdin.buffer.read()))
"""


def rules_in_another_process(data: bytes, seconds: int) -> list[str]:
    """The rules of the findings; stopped after that many seconds, so that a hang is a failure and no hang."""
    paths = os.pathsep.join([str(CASES.parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=data,
        capture_output=True,
        check=False,
        timeout=seconds,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-300:]
    return done.stdout.decode().split()


@pytest.mark.parametrize(("text", "rule"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_end_soon_in_a_finding(text: str, rule: str) -> None:
    rules = rules_in_another_process(text.encode(), 15)
    assert rule in rules
    assert len(rules) <= 2


def test_three_thousand_unknown_keys_give_as_many_findings() -> None:
    rules = rules_of((REQUIRED + "".join(f"k{number}: 1\n" for number in range(3000))).encode())
    assert rules == ["tep/khong-co-muc"] * 3000


FRAGMENTS = st.sampled_from(
    [": ", " #", "- ", "\n", "\n  ", "\t", "'", '"', "[", "]", "{", "}", ",", "&a ", "*a", "!", "!!int ", "|\n", ">\n",
     "---\n", "...\n", "? ", "<<: ", "%", "@", "`", "\\", "{{", "\ufeff", "\u00a0", "\u0000", "😀", "\u0301", "~",
     "ky", "tong: ", "12:30", "0x1", "6/0000", "12/9999", "31/6/2022", "phat_hanh: {so: ", "ngay: ", "noi_dung_them:\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_load_or_give_findings(data: bytes) -> None:
    figures, problems = loaded(data)
    assert figures is not None or any(problem.severity is Severity.ERROR for problem in problems)


@settings(max_examples=250, deadline=None)
@given(
    st.integers(0, len(PLAIN)), st.integers(0, 30), st.lists(FRAGMENTS | st.text(max_size=8), max_size=8).map("".join)
)
def test_any_text_spliced_into_the_period_file_loads_or_gives_findings(start: int, lost: int, inserted: str) -> None:
    data = (PLAIN[:start] + inserted + PLAIN[start + lost :]).encode("utf-8", "surrogatepass")
    figures, problems = loaded(data)
    assert figures is not None or any(problem.severity is Severity.ERROR for problem in problems)
    for problem in problems:
        assert problem.message
        assert problem.remedy
        assert problem.place.line is None or 1 <= problem.place.line <= data.count(b"\n") + data.count(b"\r") + 1


TWELVE = """\
ky: 2021-H1
tinh_den: 31/6/2022
yeu_cau:
  so: 98-CV/BDVTU
  ngay: 02/6/2021
  cua: "Ban Dân vận" Tỉnh uỷ
  ve: Kế hoạch: năm 2022
dang_vien: 7,512
mo_hinh:
  linh_vuc: 20
  chu_the: {tap_the: 47, ca_nhan: *so}
  trang_thay: {dang_ky: 52}
phat_hanh:
  so: 15-BC/ĐUK
nhiem_vu:
  -Nhân rộng mô hình.
to_chuc_co_so_dang: {dang_bo: 54, chi_bo: 52
"""


def test_twelve_mistakes_give_twelve_findings() -> None:
    _, problems = loaded(TWELVE.encode())
    assert [(problem.place.line, problem.rule) for problem in problems] == [
        (1, "so-lieu/sai-ky"),
        (2, "so-lieu/ngay-sai"),
        (5, "so-lieu/ngoai-ky"),
        (6, "tep/ngoac-kep"),
        (7, "tep/dau-hai-cham"),
        (8, "so-lieu/so-sai-cach-viet"),
        (10, "tep/sai-kieu"),
        (11, "tep/khong-dung"),
        (12, "tep/khong-co-muc"),
        (14, "so-lieu/so-van-ban-sai"),
        (16, "tep/thieu-dau-cach"),
        (17, "tep/cu-phap"),
    ]


# --- kinds that the form of tests/cases/du-lieu does not have -----------------------------------------------------

KINDS = """\
  ty_le: {nhan: Tỷ lệ, kieu: thap_phan}
  kinh_phi: {nhan: Kinh phí, kieu: tien}
  nam_thanh_lap: {nhan: Năm thành lập, kieu: nam}
  chu_de: {nhan: Chủ đề, kieu: doan}
  bang_bieu: {nhan: Bảng, kieu: bang_ghi, cot: {ten: tên, so: {nhan: số, kieu: dem}, ngay: {nhan: ngày, kieu: ngay}}}
"""
OF_KINDS = {
    "ty_le: 98,5": [],
    "ty_le: 1.234,5": [],
    "ty_le: trên 98,5": [],
    "ty_le: 98.5": ["6:8: lỗi: “98.5” không phải là số thập phân viết đúng (so-lieu/so-sai-cach-viet)"],
    "ty_le: 98,5%": ["6:8: lỗi: “98,5%” không phải là số thập phân viết đúng (so-lieu/so-sai-cach-viet)"],
    "ty_le: 98,": ["6:8: lỗi: “98,” không phải là số thập phân viết đúng (so-lieu/so-sai-cach-viet)"],
    "kinh_phi: 1.500.000": [],
    "kinh_phi: 1,5 triệu": ["6:11: lỗi: “1,5 triệu” không phải là số tiền viết đúng (so-lieu/so-sai-cach-viet)"],
    "nam_thanh_lap: 1992": [],
    "nam_thanh_lap: 1.992": ["6:16: lỗi: “1.992” không phải là một năm (so-lieu/nam-sai)"],
    "nam_thanh_lap: 92": ["6:16: lỗi: “92” không phải là một năm (so-lieu/nam-sai)"],
    "chu_de: [một, hai]": ["6: lỗi: cần một đoạn chữ, ở đây là một danh sách (tep/sai-kieu)"],
    "chu_de: >\n  Đoàn kết\n  kỷ cương": [],
    "bang_bieu: [{ten: a, so: 7.512, ngay: 15/6/2022}, {ten: b}]": [],
    "bang_bieu:\n  - ten: a\n    so: 7,512": [
        "8:9: lỗi: “7,512” không phải là số đếm viết đúng (so-lieu/so-sai-cach-viet)"
    ],
    "bang_bieu:\n  - ten: a\n    ngay: 31/6/2022": ["8:11: lỗi: “31/6/2022” không có trong lịch (so-lieu/ngay-sai)"],
    "bang_bieu:\n  - tenn: a": ["7: lỗi: không có mục “tenn” (tep/khong-co-muc)"],
    "bang_bieu:\n  - a": ["7: lỗi: cần các cột của một dòng, ở đây là “a” (tep/sai-kieu)"],
    "bang_bieu: a": ["6: lỗi: cần danh sách các dòng, mỗi dòng sau dấu “- ”, ở đây là “a” (tep/sai-kieu)"],
}


@pytest.mark.parametrize(("text", "findings"), OF_KINDS.items(), ids=OF_KINDS.keys())
def test_other_kinds(text: str, findings: list[str]) -> None:
    form = (DATA / "bieu-mau.yaml").read_text(encoding="utf-8").replace("  bo_trong:", KINDS + "  bo_trong:")
    changed = {"bieu-mau.yaml": form, "2022-H1.yaml": f"{REQUIRED}{text}\n"}
    assert shown(in_order(load(sources("2022-H1", changed))[2])) == findings
