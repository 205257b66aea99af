"""What the narrative says of the units, and the cell that each of its numbers came from."""

from __future__ import annotations

import pytest

from baocao.stages.derive import derive
from baocao.stages.load import load
from baocao.stages.narrate import narrate
from baocao.stages.parse import parse
from baocao.values.blocks import Run, Table
from baocao.values.sources import SourceFile, Sources
from unit_forms import after, sources_with

MAIN = "dan-van-kheo/bao-cao.md.j2"


def runs_of(sources: Sources, template: str) -> tuple[list[Run], list[str]]:
    """The runs of the one paragraph or table that the template makes, and the rules of the faults."""
    templates = {MAIN: SourceFile(f"templates/{MAIN}", f"# Mục\n\n{template}\n".encode())}
    figures, _, _ = load(sources)
    assert figures is not None
    narrative, faults = narrate(derive(figures, ()), templates)
    blocks, _ = parse(narrative)
    runs: list[Run] = []
    for block in list(blocks.everything)[1:]:
        if isinstance(block, Table):
            runs += [run for row in block.rows for cell in row for run in cell]
        else:
            runs += block.runs
    return runs, [problem.rule for problem in faults]


FOUR = {"so_noi_vu": 70, "so_tu_phap": 90, "ban_quan_ly": 0, "van_phong": 9}
THREE = {code: number for code, number in FOUR.items() if code != "van_phong"}


@pytest.mark.parametrize(
    ("numbers", "template", "text"),
    [
        (FOUR, "Có {{ don_vi.da_gui }}/{{ don_vi }} đơn vị gửi báo cáo.", "Có 4/4 đơn vị gửi báo cáo."),
        (THREE, "Có {{ don_vi.da_gui }}/{{ don_vi }} đơn vị gửi báo cáo.", "Có 3/4 đơn vị gửi báo cáo."),
        (
            THREE,
            "Còn {{ don_vi.so_chua_gui }} đơn vị chưa gửi: {{ don_vi.chua_gui | ke }}.",
            "Còn 1 đơn vị chưa gửi: Chi bộ Văn phòng.",
        ),
        (FOUR, "Đủ{% if don_vi.so_chua_gui %}, trừ {{ don_vi.chua_gui | ke }}{% endif %}.", "Đủ."),
        (
            FOUR,
            "{% if dang_vien.don_vi.so_khong_co %}Có {{ dang_vien.don_vi.so_co }} đơn vị có đảng viên,"
            " {{ dang_vien.don_vi.so_khong_co }} đơn vị không có: {{ dang_vien.don_vi.khong_co | ke }}.{% endif %}",
            "Có 3 đơn vị có đảng viên, 1 đơn vị không có: Chi bộ Ban Quản lý dự án.",
        ),
        (
            FOUR,
            'Nhiều nhất có {{ dang_vien.don_vi | nhieu_nhat(2, "đảng viên ở") }}.',
            "Nhiều nhất có 90 đảng viên ở Đảng bộ Sở Tư pháp và 70 đảng viên ở Đảng bộ Sở Nội vụ.",
        ),
        (
            FOUR | {"van_phong": 70},
            'Nhiều nhất có {{ dang_vien.don_vi | nhieu_nhat(2, "đảng viên ở") }}.',
            "Nhiều nhất có 90 đảng viên ở Đảng bộ Sở Tư pháp.",
        ),
        (
            FOUR | {"van_phong": 90},
            'Nhiều nhất có {{ dang_vien.don_vi | nhieu_nhat(1, "đảng viên ở") }}.',
            "Nhiều nhất có 90 đảng viên ở Đảng bộ Sở Tư pháp và 90 đảng viên ở Chi bộ Văn phòng.",
        ),
        (
            THREE,
            "{% for dv in dang_vien.don_vi if dv is biet %}{{ dv.nhan }}: {{ dv }}; {% endfor %}hết.",
            "Đảng bộ Sở Nội vụ: 70; Đảng bộ Sở Tư pháp: 90; Chi bộ Ban Quản lý dự án: 0; hết.",
        ),
    ],
)
def test_the_narrative_speaks_of_units(numbers: dict[str, int], template: str, text: str) -> None:
    runs, faults = runs_of(after(numbers), template)
    assert ("".join(run.text for run in runs), faults) == (text, [])


def test_a_table_by_unit_has_a_total_only_when_all_are_known() -> None:
    runs, _ = runs_of(after(FOUR), '{{ bang(dang_vien.don_vi, "Đơn vị") }}')
    assert [run.text for run in runs][-2:] == ["Tổng cộng", "169"]


def test_a_table_by_unit_without_all_of_them_has_no_total() -> None:
    runs, faults = runs_of(after(THREE), '{{ bang(dang_vien.don_vi, "Đơn vị") }}')
    assert ([run.text for run in runs][-2:], faults) == (["4", "Chi bộ Văn phòng"], [])


def test_a_table_with_a_column_for_each_figure() -> None:
    runs, faults = runs_of(after(FOUR), "{{ bang_don_vi(dang_vien, mo_hinh.linh_vuc.kinh_te) }}")
    assert faults == []
    assert [run.text for run in runs] == [
        *("1", "Đảng bộ Sở Nội vụ", "70"),
        *("2", "Đảng bộ Sở Tư pháp", "90"),
        *("3", "Chi bộ Ban Quản lý dự án", "0"),
        *("4", "Chi bộ Văn phòng", "9"),
        *("Tổng cộng", "169"),
    ]


MODELS = {
    "so_tu_phap": [{"ten_mo_hinh": "Một cửa thân thiện", "so_nguoi": "1.050", "ngay_bat_dau": "03/02/2021"}],
    "so_noi_vu": [{"ten_mo_hinh": "Ngày thứ Bảy vì dân", "so_nguoi": "12"}, {"ten_mo_hinh": "Tổ tiếp dân"}],
}


def test_the_annex_of_models_names_the_owner_of_each() -> None:
    runs, faults = runs_of(after(FOUR, MODELS), "{{ bang(danh_sach.don_vi, tong=true) }}")
    assert faults == []
    assert [run.text for run in runs] == [
        *("1", "Đảng bộ Sở Nội vụ", "Ngày thứ Bảy vì dân", "12"),
        *("2", "Đảng bộ Sở Nội vụ", "Tổ tiếp dân"),
        *("3", "Đảng bộ Sở Tư pháp", "Một cửa thân thiện", "1.050", "03/02/2021"),
        "Tổng cộng",
    ], "a column with an empty cell has no sum"
    people = next(run for run in runs if run.text == "1.050")
    assert people.source.computation == "so_tu_phap.xlsx:Danh sách!B5"
    assert str(people.source.place).startswith("data/dan-van-kheo/2021-H1.don-vi.yaml:")


def test_a_sentence_for_each_model_and_its_unit() -> None:
    runs, faults = runs_of(
        after(FOUR, MODELS), "{% for m in danh_sach.don_vi %}{{ m.ten_mo_hinh }} ({{ m.don_vi }}); {% endfor %}hết."
    )
    assert ("".join(run.text for run in runs), faults) == (
        "Ngày thứ Bảy vì dân (Đảng bộ Sở Nội vụ); Tổ tiếp dân (Đảng bộ Sở Nội vụ);"
        " Một cửa thân thiện (Đảng bộ Sở Tư pháp); hết.",
        [],
    )


@pytest.mark.parametrize(
    ("template", "rule"),
    [
        ("{{ bang(danh_sach.don_vi) }}", "mau/gia-tri-chua-co"),
        ("{{ bang_don_vi(dang_vien) }}", "mau/gia-tri-chua-co"),
        ('{{ bang(dang_vien.don_vi, "Đơn vị") }}', "mau/gia-tri-chua-co"),
        ("{{ bang_don_vi(danh_sach) }}", "mau/khong-in-duoc"),
        ("{{ bang_don_vi() }}", "mau/khong-in-duoc"),
        ("{% for m in danh_sach.don_vi %}{{ m.don_vj }}{% endfor %}", "mau/khong-co-ten"),
    ],
)
def test_what_is_not_there_is_named(template: str, rule: str) -> None:
    _, faults = runs_of(sources_with(), template)
    assert faults == [rule]


def test_each_number_knows_its_line_and_its_cell() -> None:
    runs, _ = runs_of(after(FOUR), "{{ dang_vien.don_vi | nhieu_nhat(1) }}.")
    number = next(run for run in runs if run.text == "90")
    assert str(number.source.place).startswith("data/dan-van-kheo/2021-H1.don-vi.yaml:")
    assert number.source.computation == "so_tu_phap.xlsx:Số liệu!E7"


def test_units_that_never_sent_anything_are_unknown() -> None:
    _, faults = runs_of(sources_with(), "Có {{ dang_vien.don_vi | nhieu_nhat(1) }}.")
    assert faults == ["mau/gia-tri-chua-co"]
