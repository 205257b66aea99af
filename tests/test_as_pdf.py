"""`lap --pdf`: made by LibreOffice, known again by its seal, and a sentence for each way in which it can fail."""

from __future__ import annotations

import io
import json
import os
import select
import subprocess
import sys
import tempfile
import unicodedata
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.adapters.pdf_file import fonts_of, is_sealed, is_whole, sealed
from baocao.cli import run
from baocao.errors import UnconvertedError
from baocao.files import MOST_BYTES, write_fresh_workspace
from baocao.libreoffice import find_office, to_pdf
from baocao.pipeline import doubts_about_fonts
from baocao.stages.write import write
from office import font, needs_fonts, needs_office, small_pdf
from repository import sheet

NAME = "BC-dan-van-kheo-2021-H1"
SMALL = small_pdf(b"<</Type/Catalog>>", font(b"BAAAAA+Tinos"), font(b"CAAAAA+Tinos-Bold"))
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="the programs that stand in for LibreOffice are scripts")
FakeOffice = Callable[[str], Path]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files, with blanks and Vietnamese letters in its name."""
    folder = tmp_path / "thư mục tạm"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh workspace, and the current folder in it."""
    root = tmp_path / "Báo cáo Khối %20 #1"
    write_fresh_workspace(root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeOffice:
    """Puts a script first on PATH as `soffice`; `$ra` in it is the PDF that LibreOffice would write."""

    def install(body: str) -> Path:
        program = tmp_path / "bin" / "soffice"
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\nfor last; do :; done\nra="${{last%.docx}}.pdf"\n{body}\n', encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return program

    return install


@pytest.fixture
def copying_office(tmp_path: Path, fake_office: FakeOffice) -> Path:
    """A stand-in that gives a small PDF made by hand, whatever it is asked to convert."""
    (tmp_path / "nho.pdf").write_bytes(SMALL)
    return fake_office(f"cp '{tmp_path / 'nho.pdf'}' \"$ra\"")


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    if find_office(os.environ, sys.platform) is not None:
        pytest.skip("LibreOffice stands where its own installer put it and cannot be hidden")


# What a PDF says of itself.


def test_whole_pdf_is_known_and_a_part_of_it_is_not() -> None:
    assert is_whole(SMALL)
    assert not [length for length in range(len(SMALL) - 2) if is_whole(SMALL[:length])]
    assert not is_whole(b"")
    assert not is_whole(b"PK" + SMALL)
    assert not is_whole(SMALL.replace(b"startxref\n", b"startxref\n9"))


def test_sealed_pdf_is_still_whole_and_every_other_byte_breaks_the_seal() -> None:
    ours = sealed(SMALL)
    assert is_whole(ours)
    assert is_sealed(ours)
    assert not is_sealed(SMALL)
    for at in range(len(ours)):
        assert not is_sealed(ours[:at] + bytes([ours[at] ^ 1]) + ours[at + 1 :]), at
    signed = ours + b"7 0 obj\n<</Type/Sig>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"
    assert not is_sealed(signed)
    with pytest.raises(ValueError, match="no whole PDF"):
        sealed(SMALL[:-20])


@given(st.binary(max_size=300), st.integers(0, len(SMALL)))
def test_no_bytes_make_it_crash(noise: bytes, at: int) -> None:
    for data in (noise, SMALL[:at] + noise + SMALL[at:]):
        is_sealed(data)
        fonts_of(data)
        assert isinstance(is_whole(data), bool)


def test_fonts_are_found_also_where_objects_are_kept_compressed() -> None:
    assert fonts_of(SMALL) == {"Tinos": True, "Tinos-Bold": True}
    inside = zlib.compress(b"7 0 " + font(b"DAAAAA+DejaVu#20Serif", embedded=False))
    packed = b"<</Type/ObjStm/N 1/First 4/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(inside), inside)
    assert fonts_of(small_pdf(font(b"EAAAAA+Tinos"), packed)) == {"Tinos": True, "DejaVu Serif": False}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([b"BAAAAA+Tinos", b"CAAAAA+Tinos-BoldItalic"], []),
        ([b"BAAAAA+TimesNewRomanPSMT", b"CAAAAA+TimesNewRomanPS-BoldMT"], []),
        ([b"BAAAAA+LiberationSerif-Italic"], []),
        (
            [b"BAAAAA+DejaVuSerif", b"BAAAAA+DejaVuSerif-Bold"],
            [
                "Chữ trong PDF là phông DejaVuSerif, không phải Times New Roman: máy này thiếu phông ấy, chỗ xuống dòng"
                " và ngắt trang có thể khác bản Word. Cài Times New Roman (hoặc Tinos, Liberation Serif bản 2 trở lên)"
                " rồi lập lại."
            ],
        ),
        (
            [b"BAAAAA+LiberationSerif", b"CAAAAA+TeXGyreTermes-Regular"],
            [
                "Trong PDF có chữ phải in bằng phông TeXGyreTermes vì phông của cả bài trên máy này thiếu chữ ấy."
                " Cài Times New Roman (hoặc Tinos, Liberation Serif bản 2 trở lên) rồi lập lại."
            ],
        ),
    ],
)
def test_type_that_is_not_times_new_roman_is_told(names: list[bytes], expected: list[str]) -> None:
    assert list(doubts_about_fonts(small_pdf(*(font(name) for name in names)))) == expected


def test_font_that_is_not_in_the_file_is_told() -> None:
    (told,) = doubts_about_fonts(small_pdf(font(b"Tinos"), font(b"Tinos-Bold", embedded=False)))
    assert told == "PDF không kèm phông Tinos-Bold: mở ở máy khác có thể sai chữ."


# Where LibreOffice is looked for.


def test_on_windows_it_is_found_among_the_programs(tmp_path: Path) -> None:
    environment = {"PROGRAMFILES": str(tmp_path / "Program Files"), "PROGRAMFILES(X86)": str(tmp_path / "x86")}
    assert find_office(environment, "win32") is None
    old = tmp_path / "x86" / "LibreOffice 5" / "program" / "soffice.exe"
    new = tmp_path / "Program Files" / "LibreOffice" / "program" / "soffice.com"
    for program in (old, new):
        program.parent.mkdir(parents=True)
        program.write_bytes(b"MZ")
        assert find_office(environment, "win32") == program


@on_unix
def test_elsewhere_it_is_found_on_path_under_both_names(tmp_path: Path) -> None:
    for name in ("libreoffice", "soffice"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
        assert find_office({"PATH": str(tmp_path)}, "linux") == tmp_path / name


# What the command line does with it; small scripts stand in for LibreOffice.


@on_unix
def test_pdf_stands_beside_the_paper_and_is_replaced_the_next_time(
    workspace: Path, copying_office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert run(["lap", "--pdf"]) == 0
        told = capsys.readouterr()
        assert told.out.splitlines() == [
            f"Đã ghi bản PDF ket-qua/{NAME}.pdf.",
            "Để trống trên giấy, chờ điền: số văn bản, ngày, tháng ban hành, họ tên người ký.",
            f"Không có lỗi nào. Đã ghi ket-qua/{NAME}.docx (6 tháng đầu năm 2021).",
        ]
        assert told.err == ""
        assert sorted(path.name for path in (workspace / "ket-qua").iterdir()) == [
            f"{NAME} - nguồn số liệu.xlsx",
            f"{NAME}.docx",
            f"{NAME}.pdf",
        ]
    assert (workspace / "ket-qua" / f"{NAME}.pdf").read_bytes() == sealed(SMALL)


@on_unix
def test_somebody_s_pdf_is_kept(workspace: Path, copying_office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = workspace / "ket-qua" / f"{NAME}.pdf"
    target.parent.mkdir()
    for content in (SMALL, sealed(SMALL) + b"%%ky so\n", b"khong phai PDF", b""):
        target.write_bytes(content)
        assert run(["lap", "--pdf"]) == 0
        assert target.read_bytes() == content
        told = capsys.readouterr().out.splitlines()
        assert told[:2] == [
            f"{NAME}.pdf không do chương trình ghi, hoặc đã được ký, sửa: giữ nguyên.",
            f"Đã ghi bản PDF ket-qua/{NAME} (lần 2).pdf.",
        ]
    os.truncate(target, MOST_BYTES + 1)
    assert run(["lap", "--pdf"]) == 0, "a scan of the signed paper is large"
    assert target.stat().st_size == MOST_BYTES + 1
    target.unlink()
    assert run(["lap", "--pdf"]) == 0
    assert target.read_bytes() == sealed(SMALL)


@on_unix
def test_name_of_the_paper_keeps_its_dots(workspace: Path, copying_office: Path) -> None:
    assert run(["lap", "--pdf", "-o", "Báo cáo 30.6.2021 (bản 2).docx"]) == 0
    assert is_sealed((workspace / "Báo cáo 30.6.2021 (bản 2).pdf").read_bytes())
    assert run(["lap", "--pdf", "--du-thao", "2"]) == 0
    assert (workspace / "ket-qua" / f"{NAME} - dự thảo lần 2.pdf").is_file()


@on_unix
def test_beside_json_all_sentences_go_to_stderr(
    workspace: Path, copying_office: Path, fake_office: FakeOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lap", "--pdf", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert told.err == f"Đã ghi bản PDF ket-qua/{NAME}.pdf.\n"
    fake_office("exit 0")
    assert run(["lap", "--pdf", "--json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert told.err.startswith(f"{NAME}.pdf đang có là bản cũ, chưa theo bản Word này.\nChưa ghi PDF: LibreOffice (")


@on_unix
def test_no_paper_no_pdf(workspace: Path, copying_office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    period = workspace / "data/dan-van-kheo/2021-H1.yaml"
    period.write_text(period.read_text(encoding="utf-8").replace("dang_bo: 54", "dang_bo: 55"), encoding="utf-8")
    assert run(["lap", "--pdf"]) == 1
    assert "PDF" not in capsys.readouterr().out
    assert not (workspace / "ket-qua").exists()
    assert run(["lap", "--pdf", "--du-thao"]) == 1
    assert (workspace / "ket-qua" / f"{NAME} - dự thảo.pdf").is_file()


BROKEN = {
    "it says nothing and does nothing": ("exit 0", "mà không ra tệp PDF nào"),
    "it fails and says so": ("echo 'Error: source file could not be loaded' >&2; exit 1", "mà không ra tệp PDF nào"),
    "it writes an empty file": (': > "$ra"', "mà không ra tệp PDF nào"),
    "it writes garbage": ('echo "rác" > "$ra"', "ra một tệp PDF hỏng"),
    "it stops half way": ('printf "%%PDF-1.6\\n1 0 obj\\n" > "$ra"', "ra một tệp PDF hỏng"),
    "it makes a folder": ('mkdir "$ra"', "mà không ra tệp PDF nào"),
}


@on_unix
@pytest.mark.parametrize(("body", "expected"), BROKEN.values(), ids=BROKEN)
def test_broken_office_leaves_the_paper_and_a_sentence(
    body: str,
    expected: str,
    workspace: Path,
    temporary: Path,
    fake_office: FakeOffice,
    capsys: pytest.CaptureFixture[str],
) -> None:
    program = fake_office(body)
    assert run(["lap", "--pdf"]) == 2
    told = capsys.readouterr()
    assert told.out.splitlines()[-1].endswith(f"Đã ghi ket-qua/{NAME}.docx (6 tháng đầu năm 2021).")
    message, remedy = told.err.splitlines()
    assert message == f"Chưa ghi PDF: LibreOffice ({program}) chạy xong {expected}."
    assert "Tệp (File) → Lưu Dưới dạng (Save As)" in remedy
    assert not list((workspace / "ket-qua").glob("*.pdf"))
    assert not list(temporary.iterdir())


@on_unix
def test_program_that_the_system_cannot_run_gives_a_sentence(temporary: Path, fake_office: FakeOffice) -> None:
    program = fake_office("")
    program.write_text("#!/khong/co/trinh/thong/dich\n")
    with pytest.raises(UnconvertedError, match="không chạy được LibreOffice"):
        to_pdf(b"", program)
    assert not list(temporary.iterdir())


@on_unix
def test_office_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, temporary: Path, fake_office: FakeOffice
) -> None:
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    program = fake_office(f"(echo 'đang chạy'; exec sleep 300) > '{pipe}' &\nwait")
    with pytest.raises(UnconvertedError, match="quá 2 giây"):
        to_pdf(b"", program, seconds=2)
    assert os.read(reader, 100).decode() == "đang chạy\n"
    readable, _, _ = select.select([reader], [], [], 30)
    assert readable == [reader], "the child of the script still holds its end of the pipe"
    assert os.read(reader, 100) == b""
    os.close(reader)
    assert not list(temporary.iterdir())


@on_unix
def test_own_temporary_files_of_the_office_go_too(temporary: Path, fake_office: FakeOffice) -> None:
    with pytest.raises(UnconvertedError):
        to_pdf(b"", fake_office('mkdir "$TMPDIR/lu123.tmp"'))
    assert not list(temporary.iterdir())


def test_without_office_the_paper_is_written_and_the_sentence_says_how_word_does_it(
    workspace: Path, no_office: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lap", "--pdf"]) == 2
    told = capsys.readouterr()
    assert told.out.splitlines()[-1] == f"Không có lỗi nào. Đã ghi ket-qua/{NAME}.docx (6 tháng đầu năm 2021)."
    assert told.err.splitlines() == [
        "Chưa ghi PDF: không thấy LibreOffice trên máy này.",
        "    Bản Word vẫn dùng được: mở bằng Word, bấm Tệp (File) → Lưu Dưới dạng (Save As), ở ô kiểu tệp chọn PDF rồi"
        " lưu. Hoặc cài LibreOffice rồi chạy lại với --pdf.",
    ]
    assert (workspace / "ket-qua" / f"{NAME}.docx").is_file()
    assert run(["lap"]) == 0, "nobody who does not ask for a PDF needs LibreOffice"


def test_name_of_a_pdf_after_o_leads_to_the_option(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lap", "-o", "nop.pdf"]) == 2
    assert "Viết lại thành nop.docx và thêm --pdf." in capsys.readouterr().err


# LibreOffice itself.


@needs_office
@needs_fonts
def test_pdf_is_searchable_tagged_and_carries_its_fonts(
    workspace: Path, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lap", "--pdf"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"Đã ghi bản PDF ket-qua/{NAME}.pdf."
    data = (workspace / "ket-qua" / f"{NAME}.pdf").read_bytes()
    assert is_sealed(data)
    fonts = fonts_of(data)
    assert len(fonts) >= 3, "upright, bold and italic"
    assert all(fonts.values())
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
        assert pdf.doc.catalog["MarkInfo"]["Marked"] is True
        assert pdf.doc.catalog["StructTreeRoot"]
        assert b"vi-VN" in pdf.doc.catalog["Lang"]
    assert text == unicodedata.normalize("NFC", text)
    assert "7.392 đảng viên" in " ".join(text.split())
    assert "Nơi nhận" in text
    assert not list(temporary.iterdir())


@needs_office
def test_two_at_once_both_succeed(temporary: Path) -> None:
    paper = write(sheet())
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(to_pdf, [paper, paper]))
    assert [is_whole(data) for data in made] == [True, True]
    assert not list(temporary.iterdir())


@needs_office
@on_unix
def test_locale_of_a_server_does_not_stop_it(workspace: Path, tmp_path: Path) -> None:
    """In the locale C, LibreOffice waits forever for a profile in a folder with Vietnamese letters."""
    folder = tmp_path / "tạm"
    folder.mkdir()
    environment = {**os.environ, "LC_ALL": "C", "TMPDIR": str(folder), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "baocao", "lap", "--pdf"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (workspace / "ket-qua" / f"{NAME}.pdf").is_file()
    assert not list(folder.iterdir())


FEW_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>"""


@needs_office
@on_unix
def test_machine_without_times_new_roman_is_told(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = subprocess.run(["fc-list", "DejaVu Sans", "file"], capture_output=True, text=True, check=False).stdout
    if not found:
        pytest.skip("fonts-dejavu-core is not installed")
    folder = Path(found.splitlines()[0].partition(":")[0]).parent
    (tmp_path / "fonts.conf").write_text(FEW_FONTS.format(folder, tmp_path / "kho"), encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    assert run(["lap", "--pdf"]) == 0
    told = capsys.readouterr().out.splitlines()[0]
    assert told.startswith("Chữ trong PDF là phông DejaVu")
    assert "không phải Times New Roman" in told


def test_option_is_explained_with_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lap", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "--pdf Ghi cả PDF bên cạnh bản Word; máy phải có LibreOffice." in told
    assert "bản Word vẫn được ghi, mã thoát là 2" in told
