"""so-sanh: two invented periods side by side, on the screen and as a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from baocao.cli import run
from baocao.files import write_fresh_workspace

FORM = """\
ten: Báo cáo thử
trich_yeu: thử {{ ky }}
chi_tieu:
  dang_vien: {nhan: Đảng viên, don_vi_tinh: đảng viên, kieu: dem}
  mo_hinh:
    nhan: Mô hình
    don_vi_tinh: mô hình
    kieu: dem
    chia_theo:
      linh_vuc:
        nhan: Lĩnh vực
        cac_phan: {kinh_te: kinh tế, xa_hoi: xã hội, khac: khác}
  ty_le: {nhan: Tỷ lệ tham gia, don_vi_tinh: "%", kieu: thap_phan}
  nhan_xet: {nhan: Nhận xét, kieu: doan}
"""
FIRST = """\
ky: 2020-H1
dang_vien: 7.392
mo_hinh:
  linh_vuc: {kinh_te: 20, xa_hoi: 0, khac:}
ty_le: 98,5
nhan_xet: Chữ thì không so sánh.
"""
SECOND = """\
ky: 2021-H1
dang_vien: 7.277
mo_hinh:
  linh_vuc: {kinh_te: 20, xa_hoi: 7, khac: 1}
ty_le: 99,25
"""
TABLE = """\
Báo cáo thử
2020-H1 = 6 tháng đầu năm 2020; 2021-H1 = 6 tháng đầu năm 2021

Chỉ tiêu               2020-H1  2021-H1  Chênh lệch  Tỷ lệ
Đảng viên (đảng viên)    7.392    7.277        -115  -1,6%
Mô hình (mô hình)                    28
  Lĩnh vực:
    kinh tế                 20       20           0     0%
    xã hội                   0        7          +7
    khác                              1
Tỷ lệ tham gia (%)        98,5    99,25       +0,75
"""
HEADER = ("Chỉ tiêu", "Đơn vị tính", "6 tháng đầu năm 2020", "6 tháng đầu năm 2021", "Chênh lệch", "Tỷ lệ (%)")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "lam-viec"
    write_fresh_workspace(root)
    (root / "templates" / "dan-van-kheo" / "bieu-mau.yaml").write_text(FORM, encoding="utf-8")
    for path in (root / "data" / "dan-van-kheo").glob("*.yaml"):
        path.unlink()
    put(root, "2020-H1", FIRST)
    put(root, "2021-H1", SECOND)
    monkeypatch.chdir(root)
    return root


def put(root: Path, key: str, text: str) -> None:
    (root / "data" / "dan-van-kheo" / f"{key}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("keys", [("2020-H1", "2021-H1"), ("2021-H1", "2020-H1"), ("2020-h1", "2021-h1")])
def test_the_earlier_period_stands_first_whatever_the_order_of_typing(
    workspace: Path, capsys: pytest.CaptureFixture[str], keys: tuple[str, str]
) -> None:
    assert run(["so-sanh", *keys]) == 0
    assert capsys.readouterr().out == TABLE


def test_three_periods_are_compared_from_the_first_to_the_last(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "2020-H2", "ky: 2020-H2\ndang_vien: 7.500\n")
    assert run(["so-sanh", "2021-H1", "2020-H2", "2020-H1"]) == 0
    line = next(one for one in capsys.readouterr().out.splitlines() if one.startswith("Đảng viên"))
    assert line.split()[-5:] == ["7.392", "7.500", "7.277", "-115", "-1,6%"]


def test_the_workbook_holds_the_same_as_numbers(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["so-sanh", "2020-H1", "2021-H1", "-o", "bang.xlsx"]) == 0
    assert capsys.readouterr().out.startswith(TABLE)
    (sheet,) = openpyxl.load_workbook(workspace / "bang.xlsx").worksheets
    assert list(sheet.iter_rows(values_only=True)) == [
        HEADER,
        ("Đảng viên", "đảng viên", 7392, 7277, -115, -1.6),
        ("Mô hình", "mô hình", None, 28, None, None),
        ("    Lĩnh vực:", None, None, None, None, None),
        ("        kinh tế", "mô hình", 20, 20, 0, 0),
        ("        xã hội", "mô hình", 0, 7, 7, None),
        ("        khác", "mô hình", None, 1, None, None),
        ("Tỷ lệ tham gia", "%", 98.5, 99.25, 0.75, None),
    ]
    assert sheet.freeze_panes == "A2"


def test_an_edited_workbook_is_kept(workspace: Path) -> None:
    target = workspace / "bang.xlsx"
    assert run(["so-sanh", "2020-H1", "2021-H1", "-o", "bang.xlsx"]) == 0
    book = openpyxl.load_workbook(target)
    book.worksheets[0]["A2"] = "ghi chú của văn phòng"
    book.save(target)
    edited = target.read_bytes()
    assert run(["so-sanh", "2020-H1", "2021-H1", "-o", "bang.xlsx"]) == 0
    assert target.read_bytes() == edited
    assert (workspace / "bang (lần 2).xlsx").is_file()


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["2020-H1"], "Cần ít nhất hai kỳ để so sánh.", "Viết như: baocao so-sanh 2021-H1 2022-H1"),
        (["2020-H1", "2020-H1"], "Cần ít nhất hai kỳ để so sánh.", "Viết như: baocao so-sanh 2021-H1 2022-H1"),
        (
            ["2020-H1", "2019-H1"],
            "Chưa có số liệu 6 tháng đầu năm 2019: không thấy tệp data/dan-van-kheo/2019-H1.yaml.",
            "Các kỳ đã có số liệu: 6 tháng đầu năm 2020 (2020-H1), 6 tháng đầu năm 2021 (2021-H1).",
        ),
        (
            ["2020-H1", "abc"],
            "“abc” không phải là một kỳ báo cáo.",
            "Viết 2021-H1 (6 tháng đầu năm 2021), 2021-H2 (6 tháng cuối năm), 2021-Q3, 2021-9T, 2021 hoặc 2021-2025.",
        ),
        (
            ["2020-H1", "2021-H1", "-o", "bang.docx"],
            "Tên tệp sau -o phải có đuôi .xlsx.",
            "Viết lại thành bang.xlsx.",
        ),
        ([], "Còn thiếu KỲ KỲ….", "Xem cách dùng: baocao so-sanh --tro-giup"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    workspace: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str, remedy: str
) -> None:
    assert run(["so-sanh", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [message, f"    {remedy}"]
    assert not (workspace / "bang.docx").exists()


def test_a_figure_that_could_not_be_read_is_not_passed_over(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workspace, "2021-H1", SECOND.replace("7.277", "7,277"))
    run(["so-sanh", "2020-H1", "2021-H1"])
    told = capsys.readouterr()
    assert "so-lieu/so-sai-cach-viet" in told.out + told.err


def test_round_figures_have_no_exact_difference(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As in prose: “gần 7.300” less 7.392 is no number of members."""
    put(workspace, "2021-H1", SECOND.replace("7.277", "gần 7.300"))
    assert run(["so-sanh", "2020-H1", "2021-H1"]) == 0
    line = next(one for one in capsys.readouterr().out.splitlines() if one.startswith("Đảng viên"))
    assert "gần 7.300" in line
    assert "-92" not in line
