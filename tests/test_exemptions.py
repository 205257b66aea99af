"""What an office tells about its language: phrases to leave alone, texts to learn from."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.cli import run
from baocao.files import write_fresh_workspace
from baocao.stages.exempt import exempt
from baocao.values.exemption import Exemption
from baocao.values.problem import Place
from baocao.values.sources import SourceFile
from repository import PERIOD_FILE

EXEMPTIONS = "data/ngoai-le-soat-loi.yaml"
ACCEPTED = "data/van-ban-chuan"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "x"
    write_fresh_workspace(root)
    monkeypatch.chdir(root)
    return root


def read(text: str) -> tuple[list[tuple[str, str, int | None]], list[tuple[str, int | None]]]:
    found, problems = exempt(SourceFile(EXEMPTIONS, text.encode()))
    return (
        [(each.phrase, each.reason, each.place.line) for each in found],
        [(problem.rule, problem.place.line) for problem in problems],
    )


@pytest.mark.parametrize("text", ["", "# chỉ có lời giải thích\n", "\ufeff# Notepad\r\n\r\n"])
def test_a_file_that_says_nothing_is_no_mistake(text: str) -> None:
    assert read(text) == ([], [])


def test_a_phrase_and_its_reason_on_each_line() -> None:
    text = "# đầu tệp\nthái đọ: tên một vở chèo\n“Dân vận khéo”: tên phong trào\nCOVID-19: tên bệnh, viết: như thế\n"
    assert read(text)[0][:2] == [("thái đọ", "tên một vở chèo", 2), ("Dân vận khéo", "tên phong trào", 3)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("thái đọ:\n", [("ngoai-le/thieu-ly-do", 1)]),
        ("thái đọ: a\nphối hớp:   # chưa ghi\n", [("ngoai-le/thieu-ly-do", 2)]),
        ("Thái đọ: a\nthái đọ: b\n", [("ngoai-le/lap-cum-tu", 2)]),
        ("thái đọ: a\nthái đọ: b\n", [("tep/lap-muc", 2)]),
        ("thái đọ: a\ntha\u0301i đọ: b\n", [("tep/lap-muc", 2)]),
        ("tên riêng:\n  - thái đọ\n", [("ngoai-le/khong-phai-ly-do", 1)]),
        ("- thái đọ\n", [("tep/khong-phai-bang-muc", 1)]),
        ("thái đọ\n", [("tep/khong-phai-bang-muc", 1)]),
    ],
)
def test_what_is_not_understood_is_told_at_its_line(text: str, found: list[tuple[str, int]]) -> None:
    assert read(text)[1] == found


@pytest.mark.parametrize(
    ("phrase", "text", "word", "is_covered"),
    [
        ("thái đọ", "tinh thần, thái đọ, ý thức", "đọ", True),
        ("Thái Đọ", "THÁI ĐỌ phục vụ", "THÁI ĐỌ", True),
        ("thái đọ", "có đọ sức", "đọ", False),
        ("thái đọ", "thái đọ sức", "đọ sức", False),
        ("ái đọ", "thái đọ", "đọ", False),
        ("đọ", "thái đọc", "đọ", False),
        ("thái đọ", "tha\u0301i đo\u0323", "đo\u0323", True),
        ("ba ba", "nuôi ba ba ba năm", "ba ba ba", False),
        ("hai hai ba", "hai hai hai ba", "ba", True),
    ],
)
def test_what_lies_within_the_phrase_is_covered(phrase: str, text: str, word: str, is_covered: bool) -> None:
    at = text.index(word)
    assert Exemption(phrase, "vì thế", Place(EXEMPTIONS, 1)).covers(text, at, at + len(word)) is is_covered


def test_a_phrase_silences_and_is_counted(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bài.txt").write_text("Mở đầu.\nTinh thần, thái đọ phục vụ.\n", encoding="utf-8")
    assert run(["kiem-tra", "bài.txt"]) == 0
    assert "bài.txt:2: cảnh báo: “thái đọ” → “thái độ” (soat/cap-tu)" in capsys.readouterr().out
    (workspace / EXEMPTIONS).write_text("Thái đọ: tên một vở chèo\n", encoding="utf-8")
    assert run(["kiem-tra", "bài.txt"]) == 0
    told = capsys.readouterr().out
    assert "thái đọ" not in told
    assert f"Bỏ qua 1 thông báo về câu chữ theo {EXEMPTIONS}." in told


def test_in_the_line_of_a_report_too(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workspace / PERIOD_FILE
    path.write_text(path.read_text(encoding="utf-8").replace("vận động hiến máu", "có thái đọ tốt"), encoding="utf-8")
    assert run(["kiem-tra"]) == 0
    assert f"{PERIOD_FILE}:" in next(line for line in capsys.readouterr().out.splitlines() if "“thái đọ”" in line)
    (workspace / EXEMPTIONS).write_text("thái đọ: tên một vở chèo\nkhông có ở đâu: vẫn im lặng\n", encoding="utf-8")
    assert run(["lap"]) == 0
    told = capsys.readouterr().out
    assert "thái đọ" not in told
    assert "không có ở đâu" not in told
    assert "Cơ quan đã xác nhận 1 thông báo" in told


def test_accepted_texts_are_learned_and_others_named(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bài.txt").write_text("Cán bộ có thái đọ tốt.\n", encoding="utf-8")
    folder = workspace / ACCEPTED
    (folder / "mẫu.md").write_text("# Mở đầu\nCán bộ có thái đọ tốt. Giữ thái đọ đúng mực.\n", encoding="utf-8")
    for name, data in (("cũ.doc", b"x"), ("hỏng.docx", b"x"), ("ansi.txt", b"\xf0\xc0\xc1"), ("~$mẫu.docx", b"x")):
        (folder / name).write_bytes(data)
    assert run(["kiem-tra", "bài.txt"]) == 0
    told = capsys.readouterr().out
    assert "soat/cap-tu" not in told
    for name, rule in (("cũ.doc", "kieu-tep"), ("hỏng.docx", "khong-doc-duoc"), ("ansi.txt", "khong-doc-duoc")):
        assert any(
            line.startswith(f"{ACCEPTED}/{name}: cảnh báo: chưa học được: ")
            and line.endswith(f"(van-ban-chuan/{rule})")
            for line in told.splitlines()
        ), told
    assert "~$" not in told
    assert "DOC-TRUOC" not in told
