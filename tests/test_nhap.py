"""`nhap` as a clerk meets it: files out, files in, what is told, exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest

from baocao.cli import run
from baocao.files import write_fresh_workspace
from test_cli import at_the_menu
from unit_forms import UNITS, cells_of, fill, plain_table, whole

PERIOD_FILE = Path("data/dan-van-kheo/2021-H2.yaml")
KEPT = Path("data/dan-van-kheo/2021-H2.don-vi.yaml")
REPORT = Path("ket-qua/dan-van-kheo-2021-H2 - tổng hợp.xlsx")
EMPTY = "ky: 2021-H2\n\ndang_vien:        # đảng viên\nmo_hinh:\n"
CODES = ("so_noi_vu", "so_tu_phap", "ban_quan_ly", "van_phong")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh workspace with four units and an empty second half of 2021, and the current folder in it."""
    root = tmp_path / "Lập báo cáo"
    write_fresh_workspace(root)
    monkeypatch.chdir(root)
    Path("data/don-vi.yaml").write_text(UNITS, encoding="utf-8")
    PERIOD_FILE.write_text(EMPTY, encoding="utf-8")
    return root


def forms_out(folder: str = "phieu") -> Path:
    """The units' forms in a folder, the table of all of them taken away."""
    assert run(["nhap", "--mau", "-o", folder, "--ky", "2021-H2"]) == 0
    (Path(folder) / "dan-van-kheo-2021-H2-tat-ca-don-vi.xlsx").unlink()
    return Path(folder)


def type_in(folder: Path, code: str, members: object = 70) -> Path:
    """A unit fills in its form."""
    path = folder / f"dan-van-kheo-2021-H2-{code}.xlsx"
    book = openpyxl.load_workbook(path)
    fill(book, whole() | {"dang_vien": members})
    book.save(path)
    return path


def members_line() -> str:
    found = re.search(r"^dang_vien:.*$", PERIOD_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[0]


def test_a_form_for_each_unit_and_one_table(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["nhap", "--mau", "-o", "phieu", "--ky", "2021-H2"]) == 0
    names = sorted(path.name for path in Path("phieu").iterdir())
    assert names == sorted(f"dan-van-kheo-2021-H2-{code}.xlsx" for code in (*CODES, "tat-ca-don-vi"))
    assert capsys.readouterr().out.splitlines() == [
        "Đã ghi 4 phiếu 6 tháng cuối năm 2021 và một bảng chung các đơn vị vào phieu."
        " Khi nhận lại, chạy: baocao nhap THƯ-MỤC --ky 2021-H2"
    ]


def test_a_form_that_was_filled_in_is_never_written_over(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled = type_in(forms_out(), "so_noi_vu")
    before = filled.read_bytes()
    capsys.readouterr()
    assert run(["nhap", "--mau", "-o", "phieu", "--ky", "2021-H2"]) == 0
    assert filled.read_bytes() == before
    assert f"{filled.name} đã có người điền: giữ nguyên, phiếu mới ghi bên cạnh." in capsys.readouterr().out


def test_all_units_there_and_back(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = forms_out()
    for at, code in enumerate(CODES):
        type_in(folder, code, 70 + at)
    capsys.readouterr()
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Đã đọc 4 tệp; đến nay 4/4 đơn vị đã gửi.",
        f"Đã chèn 23 số vào {PERIOD_FILE.as_posix()}; mọi chữ khác trong tệp giữ nguyên.",
        f"Ai chưa gửi, chỗ nào cần hỏi: xem {REPORT.as_posix()}.",
    ]
    assert told.err == ""
    assert members_line() == "dang_vien: 286       # đảng viên"
    assert "dang_vien: 73 ← Số liệu!E" in KEPT.read_text(encoding="utf-8")


def test_a_second_run_changes_no_byte(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = forms_out()
    for code in CODES:
        type_in(folder, code)
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 0
    before = [path.read_bytes() for path in (PERIOD_FILE, KEPT, REPORT)]
    capsys.readouterr()
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 0
    assert [path.read_bytes() for path in (PERIOD_FILE, KEPT, REPORT)] == before
    assert f"{PERIOD_FILE.as_posix()} không có gì phải thay." in capsys.readouterr().out


def test_untouched_forms_are_passed_over_and_the_sum_is_provisional(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(forms_out(), "so_tu_phap", 90)
    capsys.readouterr()
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 0
    told = capsys.readouterr().out
    assert "Bỏ qua 3 phiếu còn nguyên như khi gửi đi, chưa điền số nào." in told
    assert (
        "3/4 đơn vị chưa gửi số liệu: Đảng bộ Sở Nội vụ; Chi bộ Ban Quản lý dự án; Chi bộ Văn phòng (don-vi/chua-gui)"
        in told
    )
    assert "Đã đọc 1 tệp; đến nay 1/4 đơn vị đã gửi." in told
    assert members_line() == "dang_vien: 90 (sơ bộ)       # đảng viên"


def test_one_damaged_file_costs_only_itself(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = forms_out()
    for code in CODES[1:]:
        type_in(folder, code, 10)
    (folder / "dan-van-kheo-2021-H2-so_noi_vu.xlsx").write_bytes(b"PK\x03\x04 hong")
    capsys.readouterr()
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 1
    told = capsys.readouterr().out
    assert "phieu/dan-van-kheo-2021-H2-so_noi_vu.xlsx: lỗi: " in told
    assert members_line() == "dang_vien: 30 (sơ bộ)       # đảng viên"


def test_what_was_typed_by_hand_stays_unless_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    PERIOD_FILE.write_text(EMPTY.replace("dang_vien: ", "dang_vien: 300 "), encoding="utf-8")
    folder = forms_out()
    for code in CODES:
        type_in(folder, code)
    capsys.readouterr()
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 1
    assert f"{PERIOD_FILE.as_posix()}:3: lỗi: " in capsys.readouterr().out
    assert members_line().startswith("dang_vien: 300 ")
    assert run(["nhap", "phieu", "--ky", "2021-H2", "--ghi-de"]) == 0
    told = capsys.readouterr().out
    assert re.search(r"2021-H2\.yaml:3: cảnh báo: .*300.*280", told), told
    assert members_line().startswith("dang_vien: 280 ")


def test_single_files_and_patterns(office: Path) -> None:
    folder = forms_out()
    first, second = type_in(folder, "so_noi_vu", 1), type_in(folder, "so_tu_phap", 2)
    assert run(["nhap", str(first), "--ky", "2021-H2"]) == 0
    assert members_line().startswith("dang_vien: 1 (sơ bộ) ")
    assert run(["nhap", str(second.with_name("*so_tu_phap.xlsx")), "--ky", "2021-H2"]) == 0
    assert members_line().startswith("dang_vien: 3 (sơ bộ) ")


def test_other_files_in_the_folder_are_left_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = forms_out()
    for code in CODES:
        type_in(folder, code)
    (folder / "Công văn.docx").write_bytes(b"x")
    (folder / "~$dan-van-kheo.xlsx").write_bytes(b"x")
    capsys.readouterr()
    assert run(["nhap", "phieu", "--ky", "2021-H2"]) == 0
    assert "Đã đọc 4 tệp" in capsys.readouterr().out


def test_a_paper_among_the_forms_is_no_form(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lap", "2021-H1"]) == 0
    Path("ket-qua/BC-dan-van-kheo-2021-H1.docx").rename("phieu.xlsx")
    capsys.readouterr()
    assert run(["nhap", "phieu.xlsx", "--ky", "2021-H2"]) == 1
    assert "phieu.xlsx: lỗi: " in capsys.readouterr().out


def test_the_file_of_a_new_period_says_what_the_units_send(office: Path) -> None:
    assert run(["mo-ky", "2022-H1"]) == 0
    opened = Path("data/dan-van-kheo/2022-H1.yaml").read_text(encoding="utf-8")
    assert "# Đảng viên (đảng viên; bắt buộc; các đơn vị gửi lên)\n" in opened
    Path("data/dan-van-kheo/2022-H1.yaml").unlink()
    Path("data/don-vi.yaml").unlink()
    assert run(["mo-ky", "2022-H1"]) == 0
    assert "đơn vị gửi lên" not in Path("data/dan-van-kheo/2022-H1.yaml").read_text(encoding="utf-8")


def test_findings_as_json_alone_on_stdout(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(forms_out(), "so_noi_vu", "70 đ/c")
    capsys.readouterr()
    assert run(["nhap", "phieu", "--ky", "2021-H2", "--json"]) == 0
    told = capsys.readouterr()
    found = {each["quy_tac"]: each for each in json.loads(told.out)}
    cell = cells_of(openpyxl.load_workbook("phieu/dan-van-kheo-2021-H2-so_noi_vu.xlsx"))["dang_vien"]
    assert found["don-vi/so-lan-chu"]["tep"] == "phieu/dan-van-kheo-2021-H2-so_noi_vu.xlsx"
    assert found["don-vi/so-lan-chu"]["cho"] == f"Số liệu!{cell}"
    assert "Đã đọc 1 tệp" in told.err


def test_a_doubtful_heading_is_listed_where_nobody_can_be_asked(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bang.xlsx").write_bytes(plain_table([["TT", "Đơn vị", "Đang vien"], [1, "Đảng bộ Sở Nội vụ", 70]]))
    assert run(["nhap", "bang.xlsx", "--ky", "2021-H2"]) == 1
    assert "“Đang vien” chưa rõ là mục nào" in capsys.readouterr().out
    assert members_line() == "dang_vien:        # đảng viên"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nhap"], "Chưa ghi tên tệp cần nhập."),
        (["nhap", "khong-co.xlsx"], "Không đọc được khong-co.xlsx: không có tệp hoặc thư mục ấy."),
        (["nhap", "--mau", "a.xlsx"], "Với --mau không ghi tên tệp; ở đây là a.xlsx."),
        (["nhap", "a.xlsx", "-o", "b"], "-o chỉ dùng với --mau."),
        (["nhap", "a.xlsx", "--ky", "2022-H1"],
         "Chưa có tệp số liệu 6 tháng đầu năm 2022 (data/dan-van-kheo/2022-H1.yaml)."),
        (["nhap", "a.xlsx", "--ky", "2022"], None),
        (["nhap", "a.xlsx", "--ky", "nay"], None),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    office: Path, arguments: list[str], message: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert message is None or told.err.splitlines()[0] == message


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("data/don-vi.yaml", "", "don-vi/chua-co-danh-sach"),
        ("data/don-vi.yaml", "# chưa có\n", "don-vi/chua-co-danh-sach"),
        ("templates/dan-van-kheo/bieu-mau.yaml", None, "don-vi/khong-hoi-gi"),
    ],
)
@pytest.mark.parametrize("arguments", [["nhap", "--mau", "-o", "phieu"], ["nhap", "a.xlsx"]])
def test_an_office_that_has_not_said_whom_to_ask_and_for_what(
    office: Path, path: str, text: str | None, rule: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asking = Path(path).read_text(encoding="utf-8")
    Path(path).write_text(asking.replace("    tu_don_vi: true\n", "") if text is None else text, encoding="utf-8")
    assert run([*arguments, "--ky", "2021-H2"]) == 1
    assert f"({rule})" in capsys.readouterr().out
    assert not Path("phieu").exists()


def test_the_menu_sends_out_and_takes_in(office: Path) -> None:
    told, code = at_the_menu("7\n")
    assert code == 0, told
    folder = Path("ket-qua/phieu-dan-van-kheo-2021-H2")
    for each in CODES:
        type_in(folder, each)
    (folder / "dan-van-kheo-2021-H2-tat-ca-don-vi.xlsx").unlink()
    told, code = at_the_menu(f'8\n"{folder}"\n')
    assert code == 0, told
    assert members_line().startswith("dang_vien: 280 ")
