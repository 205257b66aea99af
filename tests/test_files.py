"""The disk: nothing half written, nothing of anybody's overwritten, a sentence instead of an error of the system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from baocao import files, pipeline
from baocao.errors import UnreadableError, UnverifiedError, UnwritableError, WorkspaceError
from repository import sheet

PAPER = pipeline.finished(sheet())


def write(target: Path, data: bytes = PAPER) -> Path:
    return files.write_paper(target, data, is_own=pipeline.is_own_paper, verify=pipeline.verify(sheet()))


def test_own_paper_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "ket-qua" / "BC.docx"
    assert write(target) == target
    assert write(target) == target
    assert [path.name for path in target.parent.iterdir()] == ["BC.docx"]


def test_what_somebody_edited_stays_and_the_new_paper_goes_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "BC.docx"
    target.write_bytes(b"sua trong Word")
    assert write(target).name == "BC (lần 2).docx"
    assert write(target).name == "BC (lần 2).docx"
    (tmp_path / "BC (lần 2).docx").write_bytes(b"cung sua")
    assert write(target).name == "BC (lần 3).docx"
    assert target.read_bytes() == b"sua trong Word"


def test_what_reads_back_otherwise_is_never_put_in_place(tmp_path: Path) -> None:
    target = tmp_path / "BC.docx"
    write(target)
    with pytest.raises(UnverifiedError):
        write(target, pipeline.finished(sheet(draft=1)))
    assert target.read_bytes() == PAPER
    assert [path.name for path in tmp_path.iterdir()] == ["BC.docx"]


def test_folder_that_is_a_file_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "ket-qua").write_text("tệp, không phải thư mục")
    with pytest.raises(UnwritableError, match="Không ghi được"):
        write(tmp_path / "ket-qua" / "BC.docx")


def test_new_file_has_the_folder_s_usual_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has other rights")
    target = write(tmp_path / "BC.docx")
    usual = tmp_path / "x"
    usual.touch()
    assert target.stat().st_mode == usual.stat().st_mode
    target.chmod(0o640)
    assert write(target).stat().st_mode & 0o777 == 0o640


FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from baocao.cli import run
sys.exit(run(["lap", "2021-H1", "--thu-muc", sys.argv[1]]))
"""


def test_full_disk_leaves_the_old_file_whole_and_exits_2(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no limit on the size of files")
    root = tmp_path / "x"
    files.write_fresh_workspace(root)
    target = root / "ket-qua" / "BC-dan-van-kheo-2021-H1.docx"
    run = [sys.executable, "-m", "baocao", "lap", "2021-H1", "--thu-muc", str(root)]
    subprocess.run(run, check=True, capture_output=True)
    before = target.read_bytes()
    names = {path.name for path in target.parent.iterdir()}
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(root)], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done
    assert "ổ đĩa đã đầy" in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == before
    assert {path.name for path in target.parent.iterdir()} == names


def test_workspace_is_found_from_a_folder_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_fresh_workspace(tmp_path / "x")
    monkeypatch.chdir(tmp_path / "x" / "data" / "dan-van-kheo")
    assert files.find_workspace(None).root == tmp_path / "x"
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WorkspaceError, match="Không thấy thư mục làm việc"):
        files.find_workspace(None)


def test_fresh_workspace_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "ghi-chu.txt").write_text("của tôi")
    with pytest.raises(WorkspaceError, match="không trống"):
        files.write_fresh_workspace(tmp_path / "x")
    (tmp_path / "y").write_text("một tệp")
    with pytest.raises(WorkspaceError):
        files.write_fresh_workspace(tmp_path / "y")


def test_missing_file_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="không có tệp"):
        files.read_bytes(tmp_path / "khong-co")
