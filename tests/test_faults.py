"""Killed, cut off, run twice at once: the old paper or the new one is there, whole, and nothing lies about."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from baocao.cli import run
from baocao.files import write_fresh_workspace

PAPER = Path("ket-qua/BC-dan-van-kheo-2021-H1.docx")
LIST = Path("ket-qua/BC-dan-van-kheo-2021-H1 - nguồn số liệu.xlsx")
PERIOD_FILE = Path("data/dan-van-kheo/2021-H1.yaml")
POINTS = int(os.environ.get("BAOCAO_SO_LAN_NGAT", "200"))
"""At how many random moments a run is killed."""

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked on Unix only")

# Its own process, since a forked pytest worker would take its threads' locks along. Each child makes the paper of
# changed figures and is killed at a moment between its start and its end; then the disk is looked at.
_KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from baocao.cli import run

def child():
    pid = os.fork()
    if pid:
        return pid
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        os._exit(run(["lap", "2021-H1"]))
    finally:
        os._exit(9)

paths, points = [Path(sys.argv[1]), Path(sys.argv[2])], int(sys.argv[3])
olds = [path.read_bytes() for path in paths]
began = time.perf_counter()
assert os.waitpid(child(), 0)[1] == 0
whole = time.perf_counter() - began
news = [path.read_bytes() for path in paths]
assert all(old != new for old, new in zip(olds, news))
chance, killed, made = random.Random(2021), 0, 0
for point in range(points):
    for path, old in zip(paths, olds):
        path.write_bytes(old)
    pid = child()
    # Half of the moments lie in the last third, where the files are written.
    time.sleep(chance.uniform(0, whole * 1.1) if point % 2 else chance.uniform(whole * 0.6, whole * 1.1))
    os.kill(pid, signal.SIGKILL)
    killed += os.waitpid(pid, 0)[1] == signal.SIGKILL
    for path, old, new in zip(paths, olds, news):
        found = path.read_bytes()
        assert found in (old, new), (point, path)
        made += found == new
    strays = {path.name for path in paths[0].parent.iterdir()} - {path.name for path in paths}
    assert all(name.startswith(".baocao-") and name.endswith(".tmp") for name in strays), strays
print(killed, made)
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh workspace with its paper, then another figure, and the current folder in it."""
    root = tmp_path / "x"
    write_fresh_workspace(root)
    monkeypatch.chdir(root)
    assert run(["lap", "2021-H1"]) == 0
    text = PERIOD_FILE.read_text(encoding="utf-8")
    PERIOD_FILE.write_text(text.replace("dang_vien: 7.392", "dang_vien: 7.401"), encoding="utf-8")
    return root


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@needs_fork
def test_killed_at_any_moment(office: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KILLER, str(PAPER), str(LIST), str(POINTS)],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    killed, made = map(int, done.stdout.split())
    assert killed > POINTS // 2, "most runs must have been killed before their end"
    assert made, "some must have come as far as to write"
    for stray in PAPER.parent.glob(".baocao-*"):
        os.utime(stray, (time.time() - 3600,) * 2)
    assert run(["lap", "2021-H1"]) == 0
    assert files_in(PAPER.parent) == sorted([PAPER.name, LIST.name])


def test_what_another_run_is_writing_is_no_stray(office: Path) -> None:
    young, old = PAPER.parent / ".baocao-mot.tmp", PAPER.parent / ".baocao-hai.tmp"
    for path in (young, old):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 3600,) * 2)
    assert run(["lap", "2021-H1"]) == 0
    assert (young.exists(), old.exists()) == (True, False)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a thing of Unix")
@pytest.mark.parametrize("most", [0, 4096, 30_000])
def test_no_room_for_the_paper(office: Path, most: int) -> None:
    """A file may grow to so many bytes only: the disk is full in the middle of the paper."""
    before = {path: path.read_bytes() for path in (PAPER, LIST)}
    limited = (
        "import resource, signal, sys; from baocao.cli import run; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f" resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most})); sys.exit(run(['lap', '2021-H1']))"
    )
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f"Không ghi được {(office / PAPER).resolve()}: ")
    assert "tệp cũ (nếu có) vẫn nguyên vẹn." in done.stderr
    assert {path: path.read_bytes() for path in before} == before
    assert files_in(PAPER.parent) == sorted([PAPER.name, LIST.name])


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is mounted with tmpfs")
def test_a_full_disk(office: Path, tmp_path: Path) -> None:
    """The same on a real full disk: a tmpfs of 64 kB in a mount namespace of its own."""
    script = (
        'mount -t tmpfs -o size=64k tmpfs "$1" && cp "$2" "$1/BC.docx" 2>/dev/null; head -c 40000 /dev/zero > "$1/day";'
        ' cp "$1/BC.docx" "$3"; "$4" -m baocao lap 2021-H1 -o "$1/BC.docx"; code=$?;'
        ' cmp "$1/BC.docx" "$3" && ls -A "$1"; exit $code'
    )
    disk = tmp_path / "dia"
    disk.mkdir()
    small = tmp_path / "cu.docx"
    with zipfile.ZipFile(small, "w") as book:
        book.writestr("x", "cũ")
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", disk, small, tmp_path / "sao",
         sys.executable],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip(f"no mount namespaces here: {done.stderr.strip()[:100]}")
    assert done.returncode == 2, done.stderr
    assert os.strerror(errno.ENOSPC) not in done.stderr, "the system's English words"
    assert "Xoá bớt tệp trên ổ đĩa rồi chạy lại" in done.stderr
    assert done.stdout.split() == ["BC.docx", "day"]


def test_several_runs_at_once_on_one_folder(office: Path) -> None:
    command = [sys.executable, "-m", "baocao", "lap", "2021-H1"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
    told = [each.communicate() for each in runs]
    assert [each.returncode for each in runs] == [0] * 6, told
    assert files_in(PAPER.parent) == sorted([PAPER.name, LIST.name])
    assert run(["kiem-tra", str(PAPER)]) == 0
