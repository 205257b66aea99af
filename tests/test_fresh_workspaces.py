"""`khoi-tao`: each of its ready-made workspaces, and the choice of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.cli import run
from baocao.values.sample import SAMPLES
from repository import ROOT

PAPERS = {
    "dan-van-kheo": ("2021-H1", "BC-dan-van-kheo-2021-H1.docx", "docs/vi-du"),
    "dang-uy-xa": ("2026-H1", "BC-xay-dung-dang-2026-H1.docx", "docs/vi-du/dang-uy-xa-2026"),
    "uy-ban-nhan-dan-xa": ("2026-H1", "BC-cai-cach-hanh-chinh-2026-H1.docx", "docs/vi-du/uy-ban-nhan-dan-xa"),
}
"""Sample → newest period, its paper, where that paper is shipped."""


def test_there_are_three_samples() -> None:
    assert [sample.name for sample in SAMPLES] == list(PAPERS)


@pytest.mark.parametrize("name", PAPERS)
def test_each_names_the_period_to_run_and_that_gives_the_shipped_paper(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    period, paper, shipped = PAPERS[name]
    assert run(["khoi-tao", str(tmp_path / "x"), "--mau", name]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-2].endswith(f"rồi chạy: baocao lap {period}")
    assert told[-1] == ("Dùng cho cơ quan mình: mở data/co-quan-ban-hanh.yaml, sửa trước tiên những dòng có chữ SỬA.")
    monkeypatch.chdir(tmp_path / "x")
    assert run(["lap", period]) == 0
    assert Path("ket-qua", paper).read_bytes() == (ROOT / shipped / paper).read_bytes()


@pytest.mark.parametrize("name", PAPERS)
def test_what_must_be_changed_first_is_marked_in_the_issuer_file(name: str, tmp_path: Path) -> None:
    assert run(["khoi-tao", str(tmp_path / "x"), "--mau", name]) == 0
    lines = (tmp_path / "x" / "data" / "co-quan-ban-hanh.yaml").read_text(encoding="utf-8").splitlines()
    assert any("SỬA TRƯỚC TIÊN" in line for line in lines)
    for key in ("ten:", "dia_danh:", "  ho_ten:", "chu_the_day_du:"):
        (line,) = (line for line in lines if line.startswith(key))
        assert "# SỬA" in line, line
    above = lines[lines.index("noi_nhan:") - 1]
    assert "SỬA" in above


@pytest.mark.parametrize("name", PAPERS)
def test_a_fresh_one_holds_nothing_but_data_and_templates(name: str, tmp_path: Path) -> None:
    assert run(["khoi-tao", str(tmp_path / "x"), "--mau", name]) == 0
    found = {path.relative_to(tmp_path / "x").as_posix() for path in (tmp_path / "x").rglob("*") if path.is_file()}
    assert {path.split("/")[0] for path in found} == {"data", "templates"}
    assert {Path(path).suffix for path in found} == {".yaml", ".j2", ".txt"}


def test_without_a_choice_it_is_the_first(tmp_path: Path) -> None:
    assert run(["khoi-tao", str(tmp_path / "x")]) == 0
    assert (tmp_path / "x" / "data" / "dan-van-kheo" / "2021-H1.yaml").is_file()


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("dang-uy", "Có phải “dang-uy-xa” không? Các mẫu: dan-van-kheo, dang-uy-xa, uy-ban-nhan-dan-xa."),
        ("uy-ban-xa", "Có phải “uy-ban-nhan-dan-xa” không? Các mẫu: dan-van-kheo, dang-uy-xa, uy-ban-nhan-dan-xa."),
        ("zzz", "Các mẫu: dan-van-kheo, dang-uy-xa, uy-ban-nhan-dan-xa."),
    ],
)
def test_a_wrong_name_is_told_with_the_nearest_and_makes_nothing(
    typed: str, remedy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["khoi-tao", str(tmp_path / "x"), "--mau", typed]) == 2
    assert capsys.readouterr().err.splitlines() == [f"Không có mẫu “{typed}”.", f"    {remedy}"]
    assert not (tmp_path / "x").exists()


def test_help_lists_them_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["khoi-tao", "--tro-giup"]) == 0
    told = capsys.readouterr().out
    for name, words in (
        ("dan-van-kheo", "báo cáo “Dân vận khéo” của một đảng uỷ khối, năm 2021"),
        ("dang-uy-xa", "báo cáo xây dựng Đảng của một đảng uỷ xã, năm 2026"),
        ("uy-ban-nhan-dan-xa", "báo cáo cải cách hành chính của một uỷ ban nhân dân xã, năm 2026"),
    ):
        assert any(line.split() == [name, *words.split()] for line in told.splitlines()), told


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a thing of Unix")
@pytest.mark.parametrize(
    ("typed", "made"),
    [("11\n3\nx\n", "data/cai-cach-hanh-chinh/2026-H1.yaml"), ("11\n4\n1\n-x\n", "data/dan-van-kheo/2021-H1.yaml")],
)
def test_the_menu_asks_which(typed: str, made: str, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415

    parent, child = pty.openpty()
    command = [sys.executable, "-m", "baocao"]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, cwd=tmp_path) as process:
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
    text = told.decode()
    assert "Chép từ mẫu nào?" in text
    assert ("Chỉ gõ một số từ 0 đến 3." in text) == ("4" in typed)
    folder = typed.split("\n")[-2]
    assert (tmp_path / folder / made).is_file(), text
    assert process.returncode == 0
