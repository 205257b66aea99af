"""The command line as a clerk meets it: words, exit codes, pipes, the menu."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest

from baocao.cli import run
from baocao.files import write_fresh_workspace
from repository import PERIOD_FILE, ROOT

PAPER = "ket-qua/BC-dan-van-kheo-2021-H1.docx"
ENGLISH = re.compile(
    r"\b(?:Usage|Options|Commands|Error|Show|Missing|Invalid|No such|Got|Try|required|default|argument|option)\b"
)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh workspace, and the current folder in it."""
    root = tmp_path / "x"
    write_fresh_workspace(root)
    monkeypatch.chdir(root)
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def test_lap_writes_the_paper_and_says_where(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lap", "2021-H1"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Để trống trên giấy, chờ điền: số văn bản, ngày, tháng ban hành, họ tên người ký.",
        f"Không có lỗi nào. Đã ghi {PAPER} (6 tháng đầu năm 2021).",
    ]
    assert told.err == ""
    assert (workspace / PAPER).is_file()


def test_twice_in_two_folders_gives_equal_bytes(tmp_path: Path) -> None:
    papers = []
    for name in ("một", "hai"):
        write_fresh_workspace(tmp_path / name)
        assert run(["lap", "--thu-muc", str(tmp_path / name)]) == 0
        papers.append((tmp_path / name / PAPER).read_bytes())
    assert papers[0] == papers[1]


def test_a_wrong_part_is_one_line_with_all_numbers_and_no_file(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(workspace, PERIOD_FILE, "dang_bo: 54", "dang_bo: 55")
    assert run(["lap", "2021-H1"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{PERIOD_FILE}:22: lỗi: tổng 106 ≠ đảng bộ 55 + chi bộ 52 = 107 (so-lieu/tong-khong-khop)",
        "    Sửa `tong`, `dang_bo` hoặc `chi_bo`; hoặc bỏ `tong` để chương trình tự cộng.",
        "1 lỗi. Chưa ghi báo cáo.",
    ]
    assert not (workspace / "ket-qua").exists()


TWELVE = (
    (PERIOD_FILE, "dang_bo: 54", "dang_bo: 55", "so-lieu/tong-khong-khop"),
    (PERIOD_FILE, "dang_vien: 7.392", "dang_vien: 7,392", "so-lieu/so-sai-cach-viet"),
    (PERIOD_FILE, "kinh_te: 20", "kinh_tee: 20", "tep/khong-co-muc"),
    (PERIOD_FILE, "ngay: 01/6/2021", "ngay: 31/6/2021", "so-lieu/ngay-sai"),
    (PERIOD_FILE, "tinh_den:     ", "tinh_den: 15/6/2020", "so-lieu/ngoai-ky"),
    (PERIOD_FILE, "chu_de_nam: Kỷ cương", "chu_de_nam: Kỷ cương #1", "tep/bi-cat"),
    (PERIOD_FILE, "  - vận động hiến máu", "\t- vận động hiến máu", "tep/dau-tab"),
    ("templates/dan-van-kheo/phan-1.md.j2", "{{ dang_vien }}", "{{ dang_vine }}", "mau/khong-co-ten"),
    ("templates/dan-van-kheo/phan-2.md.j2", "# Kết quả", "# 2. Kết quả", "mau/so-de-muc"),
    ("templates/dan-van-kheo/phan-3.md.j2", "{{ ky.sau }}", "{{ ky.sau }} năm 2021", "nguon/so-go-tay"),
    ("templates/dan-van-kheo/bieu-mau.yaml", "tinh_chat: thoi_diem", "tinh_chat: thoi_diemm", "bieu-mau/khong-co-tu"),
    ("data/co-quan-ban-hanh.yaml", "dau_thanh: moi", "dau_thanh: moii", "bieu-mau/khong-co-tu"),
)


def test_twelve_mistakes_are_told_in_one_run(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, old, new, _ in TWELVE:
        text = (workspace / path).read_text(encoding="utf-8")
        assert old in text, (path, old)
        (workspace / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert run(["kiem-tra", "2021-H1", "--json"]) == 1
    found = [(entry["tep"], entry["quy_tac"]) for entry in json.loads(capsys.readouterr().out)]
    for path, _, _, name in TWELVE:
        assert (path, name) in found, (path, name, found)


def test_a_copy_for_another_year_changes_every_year(workspace: Path) -> None:
    text = (workspace / PERIOD_FILE).read_text(encoding="utf-8").replace("2021", "2023")
    (workspace / "data/dan-van-kheo/2023-H1.yaml").write_text(text, encoding="utf-8")
    (workspace / PERIOD_FILE).unlink()
    assert run(["lap"]) == 0
    with zipfile.ZipFile(workspace / "ket-qua/BC-dan-van-kheo-2023-H1.docx") as archive:
        paper = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())
    assert "93 năm Ngày thành lập Đảng" in paper
    assert "48 năm Ngày giải phóng miền Nam" in paper
    assert "6 tháng đầu năm 2023" in paper
    assert "6 tháng cuối năm 2023" in paper
    assert "2021" not in paper


def test_an_edited_paper_is_kept_and_said_so(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lap"])
    edited = (workspace / PAPER).read_bytes() + b" "
    content = {}
    with zipfile.ZipFile(io.BytesIO((workspace / PAPER).read_bytes())) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content["word/document.xml"] = content["word/document.xml"].replace(b"106", b"107")
    with zipfile.ZipFile(workspace / PAPER, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    edited = (workspace / PAPER).read_bytes()
    capsys.readouterr()
    assert run(["lap"]) == 0
    told = capsys.readouterr().out
    assert "BC-dan-van-kheo-2021-H1.docx" in told.splitlines()[0]
    assert "giữ nguyên" in told
    assert "Đã ghi ket-qua/BC-dan-van-kheo-2021-H1 (lần 2).docx" in told
    assert (workspace / PAPER).read_bytes() == edited


def test_draft_goes_on_in_spite_of_errors_but_keeps_the_exit_code(workspace: Path) -> None:
    change(workspace, PERIOD_FILE, "dang_bo: 54", "dang_bo: 55")
    assert run(["lap", "2021-H1", "--du-thao", "2"]) == 1
    assert (workspace / "ket-qua" / "BC-dan-van-kheo-2021-H1 - dự thảo lần 2.docx").is_file()
    assert run(["lap", "--du-thao", "2021-H1"]) == 1
    assert (workspace / "ket-qua" / "BC-dan-van-kheo-2021-H1 - dự thảo.docx").is_file()


@pytest.mark.parametrize(("name", "book"), [("hd36", "HD36"), ("HD05", "HD05"), ("nd30", "NĐ30"), ("NĐ30", "NĐ30")])
def test_rule_book_is_what_was_asked_for(name: str, book: str, workspace: Path) -> None:
    if book == "NĐ30":
        change(workspace, "data/co-quan-ban-hanh.yaml", "quyen_han: T/M BAN", "quyen_han: TM. BAN")
    assert run(["kiem-tra", "2021-H1", "--the-thuc", name]) == 0
    assert run(["lap", "2021-H1", "--the-thuc", name]) == 0
    with zipfile.ZipFile(workspace / PAPER) as paper:
        assert f">{book}<" in paper.read("docProps/custom.xml").decode()


@pytest.mark.parametrize("command", ["lap", "kiem-tra"])
def test_rule_book_that_is_none_is_told(command: str, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--the-thuc", "nd31"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "Sau --the-thuc là hd36, hd05, nd30; ở đây là “nd31”."


def test_state_body_before_its_decree_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(workspace, "data/co-quan-ban-hanh.yaml", "loai: dang", "loai: nha_nuoc")
    (workspace / PERIOD_FILE).rename(workspace / "data/dan-van-kheo/2019-H1.yaml")
    change(workspace, "data/dan-van-kheo/2019-H1.yaml", "ky: 2021-H1", "ky: 2019-H1")
    assert run(["lap", "2019-H1", "--du-thao"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == (
        "Chưa có quy định thể thức cho văn bản của cơ quan nhà nước, ngày 30/6/2019."
    )
    assert run(["lap", "2019-H1", "--du-thao", "--the-thuc", "nd30"]) == 1


def test_output_goes_where_it_is_wanted(workspace: Path) -> None:
    assert run(["lap", "-o", "nop.docx"]) == 0
    assert (workspace / "nop.docx").is_file()
    (workspace / "thư mục").mkdir()
    assert run(["lap", "-o", "thư mục"]) == 0
    assert (workspace / "thư mục" / "BC-dan-van-kheo-2021-H1.docx").is_file()
    assert run(["lap", "-o", "nop.pdf"]) == 2


STOPS = {
    "a period without a file": ["lap", "2022-H1"],
    "no period at all": ["lap", "tháng sáu"],
    "a Word file, not yet": ["kiem-tra", "x.docx"],
    "an unknown report": ["lap", "--bao-cao", "dan-van"],
    "an unknown folder": ["lap", "--thu-muc", "khong-co"],
    "an unknown command": ["lpa"],
    "an unknown option": ["lap", "--jsonn"],
    "an option without its value": ["lap", "--bao-cao"],
    "an argument too many": ["lap", "2021-H1", "2021-H2"],
    "no folder to make": ["khoi-tao"],
    "a folder that is not empty": ["khoi-tao", "."],
    "a draft that is no number": ["lap", "2021-H1", "--du-thao", "hai"],
}


@pytest.mark.parametrize("arguments", STOPS.values(), ids=STOPS)
def test_what_cannot_run_exits_2_with_a_vietnamese_sentence_on_stderr(
    arguments: list[str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) >= 2
    assert re.search(r"[à-ỹđ]", told.err)
    assert not ENGLISH.search(told.err), told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["lap", "--help"], ["kiem-tra", "-h"], ["khoi-tao", "--tro-giup"], []]
)
def test_help_is_vietnamese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    told = capsys.readouterr().out
    assert told.startswith("Cách dùng: baocao")
    assert not ENGLISH.search(told), told


def test_times_of_the_stages_are_told_on_request(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lap", "-v"]) == 0
    told = capsys.readouterr().err
    for stage in ("đọc tệp", "tính số liệu", "kiểm tra số liệu", "lời văn", "chia đoạn", "dàn trang", "ghi Word"):
        assert re.search(rf"{stage} \d+ ms", told)


@pytest.mark.parametrize("encoding", ["cp1258", "cp437", "ascii", "utf-16", "utf-8"])
def test_no_encoding_of_a_pipe_makes_it_crash(encoding: str, workspace: Path) -> None:
    change(workspace, PERIOD_FILE, "dang_bo: 54", "dang_bo: 55")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for arguments in (["lap"], ["lap", "--json"], ["--help"], ["lap", "khong-co"]):
        done = subprocess.run(
            [sys.executable, "-m", "baocao", *arguments], capture_output=True, env=environment, check=False
        )
        assert b"Traceback" not in done.stderr.replace(b"\0", b"")
        assert done.stdout + done.stderr


def test_code_page_1258_keeps_every_mark(workspace: Path) -> None:
    change(workspace, PERIOD_FILE, "dang_bo: 54", "dang_bo: 55")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1258"}
    command = [sys.executable, "-m", "baocao", "lap"]
    told = subprocess.run(command, capture_output=True, env=environment, check=False).stdout.decode("cp1258")
    assert "đảng bộ 55 + chi bộ 52 = 107" in unicodedata.normalize("NFC", told)


def test_json_is_one_array_and_nothing_else(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["kiem-tra", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    change(workspace, PERIOD_FILE, "dang_bo: 54", "dang_bo: 55")
    assert run(["lap", "--json"]) == 1
    (entry,) = json.loads(capsys.readouterr().out)
    assert list(entry) == ["quy_tac", "muc", "tep", "dong", "cot", "thong_bao", "cach_sua", "ma_goc"]
    assert (entry["quy_tac"], entry["muc"], entry["dong"]) == ("so-lieu/tong-khong-khop", "lỗi", 22)


def test_notepad_s_double_suffix_is_recognised(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.move(workspace / PERIOD_FILE, workspace / f"{PERIOD_FILE}.txt")
    assert run(["lap", "2021-H1"]) == 2
    assert "2021-H1.yaml.txt" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="/dev/full and closing descriptors are things of Unix")
@pytest.mark.parametrize("redirection", [">/dev/full", ">&-", "| head -c 1"])
def test_output_that_goes_nowhere_is_no_crash(redirection: str, workspace: Path) -> None:
    change(workspace, PERIOD_FILE, "dang_bo: 54", "dang_bo: 55")
    command = f"'{sys.executable}' -m baocao lap {redirection}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_names_that_are_too_long_or_empty_are_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for target in ("a" * 300 + ".docx", "", "data/dan-van-kheo/2021-H1.yaml/x.docx"):
        assert run(["lap", "-o", target]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 2


def test_usual_report_that_is_not_there_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(workspace, "data/co-quan-ban-hanh.yaml", "bao_cao_mac_dinh: dan-van-kheo", "bao_cao_mac_dinh: khac")
    assert run(["lap"]) == 2
    assert "“khac”" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of Unix")
def test_menu_on_a_terminal(workspace: Path) -> None:
    text, code = at_the_menu("99\n3\n2021-H1\n")
    assert "Bạn muốn làm gì?" in text
    assert "Chỉ gõ một số từ 0 đến" in text
    assert (workspace / PAPER).is_file(), text
    assert code == 0


def test_menu_mends_a_file_that_was_dropped_in(workspace: Path) -> None:
    shutil.copy(ROOT / "tests" / "specimens" / "le-hai-muoi.docx", workspace / "Tờ trình.docx")
    text, code = at_the_menu('10\n"Tờ trình.docx"\n')
    assert (workspace / "Tờ trình - đã sửa.docx").is_file(), text
    assert code == 0


def at_the_menu(typed: str) -> tuple[str, int]:
    """What the screen shows and the exit code, when that is typed at the menu."""
    import pty  # noqa: PLC0415

    parent, child = pty.openpty()
    with subprocess.Popen([sys.executable, "-m", "baocao"], stdin=child, stdout=child, stderr=child) as process:
        os.close(child)
        os.write(parent, typed.encode())
        told = b""
        while True:
            try:
                piece = os.read(parent, 4096)
            except OSError:
                break
            if not piece:
                break
            told += piece
        process.wait(30)
    os.close(parent)
    return told.decode(), process.returncode


def test_shipped_example_is_what_lap_writes_now(tmp_path: Path) -> None:
    """Accept a wanted change with: baocao lap 2021-H1 -o docs/vi-du/BC-dan-van-kheo-2021-H1.docx."""
    written = tmp_path / "BC.docx"
    assert run(["lap", "2021-H1", "--thu-muc", str(ROOT), "-o", str(written)]) == 0
    assert written.read_bytes() == (ROOT / "docs" / "vi-du" / "BC-dan-van-kheo-2021-H1.docx").read_bytes()


def test_readme_shows_the_very_words_of_a_changed_digit(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    change(workspace, PERIOD_FILE, "dang_bo: 54", "dang_bo: 55")
    run(["lap", "2021-H1"])
    told = capsys.readouterr().out.strip()
    assert told in readme
