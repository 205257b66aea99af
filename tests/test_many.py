"""`lap --tat-ca`: many offices in one run."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.cli import run
from baocao.files import write_fresh_workspace

PAPER = Path("ket-qua/BC-dan-van-kheo-2021-H1.docx")
NAMES = ("Xã An Bình", "Xã Bến Đò", "phường Một")


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three offices side by side, with one set of templates and tables beside them."""
    root = tmp_path / "Tỉnh"
    write_fresh_workspace(root / NAMES[0])
    shutil.move(root / NAMES[0] / "templates", root / "templates")
    (root / "data").mkdir()
    for table in ("su-kien.yaml", "can-cu.yaml", "to-chuc.yaml"):
        shutil.move(root / NAMES[0] / "data" / table, root / "data" / table)
    for name in NAMES[1:]:
        shutil.copytree(root / NAMES[0], root / name)
    (root / "ghi chú").mkdir()
    monkeypatch.chdir(root)
    return root


def change(name: str, old: str, new: str) -> None:
    path = Path(name) / "data/dan-van-kheo/2021-H1.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_office_gets_its_report(province: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(NAMES[1], "dang_vien: 7.392", "dang_vien: 7.401")
    assert run(["lap", "2021-H1", "--tat-ca", "."]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == ["Đã ghi 3/3 báo cáo, mỗi báo cáo trong thư mục ket-qua của cơ quan."]
    assert told.err == ""
    papers = [(Path(name) / PAPER).read_bytes() for name in NAMES]
    assert papers[0] == papers[2] != papers[1]


def test_what_one_writes_is_what_it_would_write_alone(province: Path) -> None:
    assert run(["lap", "2021-H1", "--tat-ca", "."]) == 0
    together = (Path(NAMES[0]) / PAPER).read_bytes()
    shutil.copytree("templates", Path(NAMES[0]) / "templates")
    for table in Path("data").iterdir():
        shutil.copy(table, Path(NAMES[0]) / "data")
    shutil.rmtree(Path(NAMES[0]) / "ket-qua")
    assert run(["lap", "2021-H1", "--thu-muc", NAMES[0]]) == 0
    assert (Path(NAMES[0]) / PAPER).read_bytes() == together


def test_what_fails_is_named_and_the_rest_is_made(province: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(NAMES[0], "tong: 106", "tong: 107")
    (Path(NAMES[2]) / "data/dan-van-kheo/2021-H1.yaml").unlink()
    assert run(["lap", "2021-H1", "--tat-ca", "."]) == 2
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith(f"{NAMES[0]}/data/dan-van-kheo/2021-H1.yaml:22: lỗi: tổng 107 ≠ ")
    assert told.out.splitlines()[-2:] == [
        "Đã ghi 1/3 báo cáo, mỗi báo cáo trong thư mục ket-qua của cơ quan.",
        f"Chưa ghi: {NAMES[0]}, {NAMES[2]}.",
    ]
    assert told.err.startswith(f"{NAMES[2]}: Chưa có số liệu 6 tháng đầu năm 2021")
    assert [(Path(name) / PAPER).exists() for name in NAMES] == [False, True, False]


def test_errors_alone_are_exit_code_one(province: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(NAMES[0], "tong: 106", "tong: 107")
    assert run(["lap", "2021-H1", "--tat-ca", ".", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [each["tep"] for each in found if each["muc"] == "lỗi"] == [f"{NAMES[0]}/data/dan-van-kheo/2021-H1.yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lap", "--tat-ca", "."], "Với --tat-ca phải ghi rõ kỳ."),
        (["lap", "2021-H1", "--tat-ca", "ghi chú"], "ghi chú không có thư mục con nào có thư mục data."),
        (["lap", "2021-H1", "--tat-ca", ".", "--pdf"], "Với --tat-ca không dùng được --pdf."),
        (["lap", "2021-H1", "--tat-ca", ".", "-o", "x.docx"], "Với --tat-ca không dùng được -o."),
    ],
)
def test_what_cannot_be_done_is_said(
    province: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert capsys.readouterr().err.splitlines()[0] == message


_DYING = """
import os, signal, sys
from baocao.cli import many, run

def make(workspace, *, report, period_key, draft, rule_book, made=many._make):
    if workspace.root.name == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)
    return made(workspace, report=report, period_key=period_key, draft=draft, rule_book=rule_book)

many._make = make
sys.exit(run(["lap", "2021-H1", "--tat-ca", "."]))
"""


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the fault reaches forked processes only")
@pytest.mark.parametrize("dying", NAMES)
def test_an_office_whose_process_dies_costs_only_itself(province: Path, dying: str) -> None:
    done = subprocess.run([sys.executable, "-c", _DYING, dying], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.splitlines()[0] == f"{dying}: Chương trình bị hệ thống dừng giữa chừng khi lập báo cáo này."
    assert done.stdout.splitlines()[-1] == f"Chưa ghi: {dying}."
    assert [(Path(name) / PAPER).exists() for name in NAMES] == [name != dying for name in NAMES]
