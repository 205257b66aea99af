"""The wheel: installed in an empty folder it carries all that `khoi-tao` and `lap` need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from repository import ROOT

SAMPLES = {
    "dan-van-kheo": ("2021-H1", "docs/vi-du/BC-dan-van-kheo-2021-H1.docx"),
    "dang-uy-xa": ("2026-H1", "docs/vi-du/dang-uy-xa-2026/BC-xay-dung-dang-2026-H1.docx"),
    "uy-ban-nhan-dan-xa": ("2026-H1", "docs/vi-du/uy-ban-nhan-dan-xa/BC-cai-cach-hanh-chinh-2026-H1.docx"),
}


def run(command: list[str], folder: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def from_wheel(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the program comes from a wheel built now."""
    folder = tmp_path_factory.mktemp("wheel")
    run(["-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    run(["-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(site), str(wheel)], folder)
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    where = run(["-c", "import baocao; print(baocao.__file__)"], folder, environment)
    assert Path(where.strip()).is_relative_to(site)
    return environment


@pytest.fixture(scope="module")
def editable() -> dict[str, str]:
    """The environment of these tests, as README.md sets it up: an editable install."""
    source = json.loads(distribution("baocao").read_text("direct_url.json") or "{}")
    assert source["dir_info"]["editable"]
    return {**{key: value for key, value in os.environ.items() if key != "PYTHONPATH"}, "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def checkout() -> dict[str, str]:
    """The sources as they lie in the repository, ahead of whatever is installed."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("way", ["from_wheel", "editable", "checkout"])
def test_every_way_makes_the_workspace_and_the_very_same_paper(
    way: str, name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    environment = request.getfixturevalue(way)
    period, shipped = SAMPLES[name]
    told = run(["-m", "baocao", "khoi-tao", "x", "--mau", name], tmp_path, environment)
    assert f"rồi chạy: baocao lap {period}\n" in told
    told = run(["-m", "baocao", "lap", period], tmp_path / "x", environment)
    paper = ROOT / shipped
    assert f"Đã ghi ket-qua/{paper.name}" in told
    assert (tmp_path / "x" / "ket-qua" / paper.name).read_bytes() == paper.read_bytes()


def test_the_wheel_carries_the_same_files_as_the_checkout(
    from_wheel: dict[str, str], checkout: dict[str, str], tmp_path: Path
) -> None:
    for name in SAMPLES:
        for way, environment in (("wheel", from_wheel), ("checkout", checkout)):
            run(["-m", "baocao", "khoi-tao", f"{name}-{way}", "--mau", name], tmp_path, environment)
        wheel, source = (_files(tmp_path / f"{name}-{way}") for way in ("wheel", "checkout"))
        assert wheel == source
        assert len(wheel) >= 9


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
