"""The wheel: installed in an empty folder it carries all that `khoi-tao` and `lap` need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from repository import ROOT


def run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_installed_from_a_wheel_it_makes_a_workspace_and_the_very_same_paper(tmp_path: Path) -> None:
    run(["-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    run(["-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(site), str(wheel)], tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    where = run(["-c", "import baocao; print(baocao.__file__)"], tmp_path, environment)
    assert Path(where.strip()).is_relative_to(site)
    run(["-m", "baocao", "khoi-tao", "x"], tmp_path, environment)
    told = run(["-m", "baocao", "lap", "2021-H1"], tmp_path / "x", environment)
    assert "Đã ghi ket-qua/BC-dan-van-kheo-2021-H1.docx" in told
    paper = (tmp_path / "x" / "ket-qua" / "BC-dan-van-kheo-2021-H1.docx").read_bytes()
    assert paper == (ROOT / "docs" / "vi-du" / "BC-dan-van-kheo-2021-H1.docx").read_bytes()
