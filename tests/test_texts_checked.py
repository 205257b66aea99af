"""`.txt` and `.md`: judged line by line, mended in the very encoding and line ends that they had."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.cli import run
from baocao.stages.transcribe import transcribe_text
from baocao.values.prose import LineKind

TEXT = "Ðảng bộ xã\r\nđã lãnh  đạo.\r\n"
MENDED = "Đảng bộ xã\r\nđã lãnh đạo.\r\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_mended_as_it_was_saved_and_only_once(encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_bytes(TEXT.encode(encoding))
    assert run(["sua", "a.txt", "--chinh-ta", "-o", "b.txt"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "  dòng 1: “Ðảng” → “Đảng”" in told
    assert "  dòng 2: “lãnh  đạo.” → “lãnh đạo.”" in told
    assert Path("b.txt").read_bytes() == MENDED.encode(encoding)
    assert run(["sua", "b.txt", "--chinh-ta", "-o", "c.txt"]) == 0
    assert "Không có lỗi chữ nào tự sửa được." in capsys.readouterr().out
    assert Path("c.txt").read_bytes() == Path("b.txt").read_bytes()


def test_without_the_option_nothing_is_to_be_mended(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert run(["sua", "a.txt", "-o", "b.txt"]) == 2
    assert "không có thể thức nào để sửa" in capsys.readouterr().err
    assert run(["sua", "a.txt", "--chinh-ta", "-o", "b.docx"]) == 2
    assert not Path("b.txt").exists()


@pytest.mark.parametrize(
    ("data", "likely"),
    [
        ("§¶ng bé x· ®· l·nh ®¹o c¸c ®oµn thÓ ®Èy m¹nh".encode("cp1252"), "TCVN3 (ABC)"),
        (
            "đang đi đâu".encode("cp1258"),
            "1258",
        ),
        (b"PK\x03\x04\xff\xfe\x00", ""),
    ],
)
def test_what_is_no_unicode_is_one_clear_error(data: bytes, likely: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_bytes(data)
    assert run(["kiem-tra", "a.txt"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("a.txt:1: lỗi: tệp không phải UTF-8")
    assert likely in told
    assert run(["sua", "a.txt", "--chinh-ta", "-o", "b.txt"]) == 1
    assert "Chưa ghi tệp nào." in capsys.readouterr().out
    assert not Path("b.txt").exists()


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_nothing_is_nothing(data: bytes) -> None:
    Path("a.md").write_bytes(data)
    assert run(["kiem-tra", "a.md"]) == 0


def test_markdown_s_indented_code_and_addresses_are_no_words() -> None:
    text = "Đoạn văn.\n\n    ma lenh , bổ xung\n\n- Mục một\n\n    đoạn của mục , này\n\nXem [tệp](http://a.b , x)."
    found = [line.text for line in transcribe_text(text, "a.md").lines]
    assert found == ["Đoạn văn.", "- Mục một", "đoạn của mục , này", "Xem tệp."]


MARKDOWN = """---
tiêu đề: thái đọ
---
# **Kết quả** năm 2021 #

Xem [kế hoạch](http://a.b/c) và `lap`, *nghiêng*, (*) 2*3 ten_tep ____ \\*sao\\*
- **Kết quả:** tốt
```
thái đọ
```
| a | **b** |
|---|:-:|
<!-- ghi
chú -->
> Trên<br>dưới
"""


def test_markdown_is_read_without_its_signs_and_every_letter_knows_its_column() -> None:
    raw = MARKDOWN.split("\n")
    lines = transcribe_text(MARKDOWN, "a.md").lines
    assert [(line.number, line.text) for line in lines] == [
        (4, "Kết quả năm 2021"),
        (6, "Xem kế hoạch và □□□□□, nghiêng, (*) 2*3 ten_tep ____ *sao*"),
        (7, "- Kết quả: tốt"),
        (11, "a"),
        (11, "b"),
        (15, "Trên"),
        (15, "dưới"),
    ]
    kinds = [LineKind.HEADING, LineKind.PARAGRAPH, LineKind.PARAGRAPH, LineKind.CELL, LineKind.CELL]
    assert [line.kind for line in lines][:5] == kinds
    for line in lines:
        for index, letter in enumerate(line.text):
            span = line.span_in_file(index, index + 1)
            assert span is not None
            assert letter in ("□", raw[line.number - 1][slice(*span)])


def test_markdown_is_mended_between_its_signs() -> None:
    Path("a.md").write_text("## Ðảng **bộ  xã**\n\n`Ð  x` đã\n", encoding="utf-8")
    run(["sua", "a.md", "--chinh-ta", "-o", "b.md"])
    assert Path("b.md").read_text(encoding="utf-8") == "## Đảng **bộ xã**\n\n`Ð  x` đã\n"


def test_indented_lines_of_markdown_are_code_unless_they_go_on_with_an_item() -> None:
    text = 'Chạy lệnh:\n\n    sua "To trinh"\n\n    lap\n\nXong.\n\n- Mục\n\n    còn nữa\n\nHết.'
    shown = [line.text for line in transcribe_text(text, "a.md").lines]
    assert shown == ["Chạy lệnh:", "Xong.", "- Mục", "còn nữa", "Hết."]
