"""Invented periods (ky-gia-dinh), opened one after the other as an office does: mo-ky, fill in, lap."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from msgspec import Struct

from baocao.cli import run
from baocao.files import Workspace, write_fresh_workspace
from baocao.stages.load import load
from baocao.values.figures import Failed, Unknown
from baocao.values.period import Period
from repository import REPORT

INVENTED = Path(__file__).parent / "ky-gia-dinh"
STEPS = ("2020-H1", "2020-H2", "2021-H1", "2021-H2", "2021")
OF_PERIOD_FILES = {"ky", "phat_hanh", "noi_dung_them", "ke_hoach_nam", "xac_nhan"}
"""Keys of every period file besides those of its form."""
HISTORY = {"1930", "1945", "1975", "2016"}
"""Years of events and documents in the shared tables."""
NUMBER = re.compile(r"\d[\d.,/]*\d|\d")


class Step(Struct, frozen=True):
    """What was seen of one period on the way."""

    opened: str
    schema: Mapping[str, object]
    second_exit: int
    paper: tuple[str, ...]
    ledger: tuple[tuple[object, ...], ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paper)


def given_file(key: str) -> str:
    return (INVENTED / f"{key}.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Step]]:
    """The workspace after all five periods, and what was seen of each."""
    root = tmp_path_factory.mktemp("van-phong") / "lam-viec"
    write_fresh_workspace(root)
    data = root / "data" / REPORT
    for path in data.glob("*.yaml"):
        path.unlink()
    steps = {}
    for key in STEPS:
        target = data / f"{key}.yaml"
        by_itself = key in ("2020-H2", "2021-H1", "2021-H2")  # the one after the newest needs no name
        assert run(["mo-ky", *([] if by_itself else [key]), "--thu-muc", str(root)]) == 0
        opened = target.read_text(encoding="utf-8")
        schema = json.loads((data / "bieu-mau.schema.json").read_text(encoding="utf-8"))
        second = run(["mo-ky", key, "--thu-muc", str(root)])
        assert target.read_text(encoding="utf-8") == opened
        target.write_text(given_file(key), encoding="utf-8")
        assert run(["lap", key, "--thu-muc", str(root)]) == 0, key
        name = f"BC-{REPORT}-{key}"
        paper = docx.Document(str(root / "ket-qua" / f"{name}.docx"))
        book = openpyxl.load_workbook(root / "ket-qua" / f"{name} - nguồn số liệu.xlsx")
        # openpyxl leaves `_x005F_` as it is; spreadsheet programs show `_`.
        ledger = tuple(
            tuple(each.replace("_x005F_", "_") if isinstance(each, str) else each for each in row)
            for row in book["Nguồn số liệu"].iter_rows(min_row=2, values_only=True)
        )
        steps[key] = Step(opened, schema, second, tuple(one.text for one in paper.paragraphs if one.text), ledger)
    return root, steps


def step(office: tuple[Path, dict[str, Step]], key: str) -> Step:
    return office[1][key]


every_step = pytest.mark.parametrize("key", STEPS)


def loaded(root: Path, key: str, text: str) -> tuple[dict[str, object], list[str]]:
    """The values of a period file and the rules of its findings, in the workspace."""
    path = root / "data" / REPORT / f"{key}.yaml"
    before = path.read_text(encoding="utf-8")
    period = Period.parse(key)
    assert period is not None
    try:
        path.write_text(text, encoding="utf-8")
        figures, _, problems = load(Workspace(root).sources(REPORT, period))
    finally:
        path.write_text(before, encoding="utf-8")
    assert figures is not None, problems
    return dict(figures.values), [problem.rule for problem in problems]


def form_keys(root: Path) -> set[str]:
    tree = yaml.safe_load((root / "templates" / REPORT / "bieu-mau.yaml").read_text(encoding="utf-8"))
    return set(tree["chi_tieu"])


# ---------------------------------------------------------------- the opened file


@every_step
def test_an_opened_file_is_never_overwritten(office: tuple[Path, dict[str, Step]], key: str) -> None:
    assert step(office, key).second_exit == 2


@every_step
def test_an_opened_file_holds_exactly_the_forms_keys_and_nothing_else(
    office: tuple[Path, dict[str, Step]], key: str
) -> None:
    tree = yaml.safe_load(step(office, key).opened)
    assert set(tree) == form_keys(office[0]) | {"ky", "phat_hanh"}
    assert str(tree.pop("ky")) == key
    assert [found for found in leaves(tree) if found not in (None, "")] == []


@every_step
def test_an_opened_file_lacks_only_what_must_be_filled_in(office: tuple[Path, dict[str, Step]], key: str) -> None:
    values, found = loaded(office[0], key, step(office, key).opened)
    assert set(values) == form_keys(office[0])
    assert set(found) == {"so-lieu/thieu-so-lieu"}
    assert len(found) == sum(isinstance(value, Failed) for value in values.values()) == 4
    assert isinstance(values["chu_de_nam"], Unknown)


def leaves(tree: object) -> list[object]:
    if isinstance(tree, dict):
        return [leaf for value in tree.values() for leaf in leaves(value)]
    return [tree]


@every_step
def test_last_and_same_period_values_stand_beside_the_slots(office: tuple[Path, dict[str, Step]], key: str) -> None:
    opened = step(office, key).opened
    before, same = {
        "2020-H1": ("", ""),
        "2020-H2": ("2020-H1", ""),
        "2021-H1": ("2020-H2", "2020-H1"),
        "2021-H2": ("2021-H1", "2020-H2"),
        "2021": ("2021-H2", ""),
    }[key]
    line = next(one for one in opened.splitlines() if one.startswith("dang_vien:"))
    expected = [f"{label(one)}: {yaml.safe_load(given_file(one))['dang_vien']:.3f}" for one in (before, same) if one]
    assert line.partition("# ")[2] == "; ".join(expected)
    for one in (before, same):
        if one:
            for task in yaml.safe_load(given_file(one))["nhiem_vu"]:
                assert f"# {label(one)}: {task}" in opened
    for other in set(STEPS) - {before, same}:
        assert yaml.safe_load(given_file(other))["nhiem_vu"][0] not in opened


def label(key: str) -> str:
    return {"H1": "6 tháng đầu năm {}", "H2": "6 tháng cuối năm {}"}.get(key[5:], "năm {}").format(key[:4])


@pytest.mark.parametrize(
    ("slot", "key", "number"),
    [("kinh_te", "    kinh_te:", "20"), ("to_chuc_co_so_dang", "to_chuc_co_so_dang:", "106")],
)
def test_a_total_can_be_typed_where_the_last_total_is_shown(
    office: tuple[Path, dict[str, Step]], slot: str, key: str, number: str
) -> None:
    """The file shows “6 tháng đầu năm 2021: 20” beside `kinh_te:`; a clerk types the new number in that very place."""
    opened = step(office, "2021-H2").opened
    line = next(one for one in opened.splitlines() if one.startswith(key))
    filled = line.replace(f"{slot}:", f"{slot}: {number}", 1)
    _, found = loaded(office[0], "2021-H2", opened.replace(line, filled))
    assert "tep/cu-phap" not in found


# ---------------------------------------------------------------- the schema


@every_step
def test_the_schema_knows_exactly_the_keys_that_loading_knows(office: tuple[Path, dict[str, Step]], key: str) -> None:
    schema = step(office, key).schema
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == form_keys(office[0]) | OF_PERIOD_FILES
    assert step(office, key).opened.splitlines()[0] == "# yaml-language-server: $schema=bieu-mau.schema.json"


@every_step
def test_the_schema_accepts_the_opened_file_and_the_filled_one(office: tuple[Path, dict[str, Step]], key: str) -> None:
    found = step(office, key)
    assert list(against(found.schema, yaml.safe_load(found.opened), "tệp mới mở")) == []
    assert list(against(found.schema, yaml.safe_load(given_file(key)), "tệp đã điền")) == []


def test_the_schema_refuses_a_misspelt_key(office: tuple[Path, dict[str, Step]]) -> None:
    schema = step(office, "2021-H1").schema
    assert list(against(schema, {"ky": "2021-H1", "dang_vine": 5}, "")) == [".dang_vine: not in the schema"]


def against(schema: Mapping[str, object], value: object, where: str) -> list[str]:
    """What an editor would underline: the part of JSON Schema that we use."""
    types = schema.get("type")
    allowed = types if isinstance(types, list) else [types]
    if types is not None and kind_of(value) not in allowed:
        return [f"{where}: {kind_of(value)} is none of {allowed}"]
    told = []
    properties, items = schema.get("properties"), schema.get("items")
    if isinstance(value, dict):
        known = properties if isinstance(properties, dict) else {}
        for key, inner in value.items():
            if key in known:
                told += against(known[key], inner, f"{where}.{key}")
            elif schema.get("additionalProperties") is False:
                told.append(f"{where}.{key}: not in the schema")
        required = schema.get("required", [])
        assert isinstance(required, list)
        told += [f"{where}: lacks {key}" for key in required if key not in value]
    if isinstance(value, list) and isinstance(items, dict):
        told += [fault for inner in value for fault in against(items, inner, f"{where}[]")]
    return told


def kind_of(value: object) -> str:
    names = {dict: "object", list: "array", str: "string", int: "number", float: "number", bool: "boolean"}
    return names.get(type(value), "null" if value is None else type(value).__name__)


# ---------------------------------------------------------------- the papers


def test_the_years_tasks_are_those_of_the_next_year(office: tuple[Path, dict[str, Step]]) -> None:
    text = step(office, "2021").text
    tasks = text[text.index("III- NHIỆM VỤ TRỌNG TÂM NĂM 2022") :]
    assert "Chủ đề công tác năm 2022 của Ban Chấp hành Đảng bộ tỉnh về “Chủ đề giả định thứ ba”" in tasks
    assert "phong trào thi đua “Dân vận khéo” năm 2022." in tasks
    assert "2021" not in tasks
    assert "6 tháng" not in text
    assert "Năm 2021, các cơ quan, đơn vị" in text
    assert "năm 2021; nhiệm vụ trọng tâm năm 2022" in text


def test_after_the_second_half_comes_the_first_half_of_next_year(office: tuple[Path, dict[str, Step]]) -> None:
    text = step(office, "2021-H2").text
    assert "6 tháng cuối năm 2021; nhiệm vụ trọng tâm 6 tháng đầu năm 2022" in text
    assert "III- NHIỆM VỤ TRỌNG TÂM 6 THÁNG ĐẦU NĂM 2022" in text
    assert "6 tháng đầu năm 2021" not in text
    assert "6 tháng cuối năm 2022" not in text


ANNIVERSARIES = {
    "thành lập Đảng": ("H1", 1930),
    "giải phóng miền Nam": ("H1", 1975),
    "Cách mạng Tháng Tám": ("H2", 1945),
    "Quốc khánh": ("H2", 1945),
    "công tác dân vận của Đảng": ("H2", 1930),
    "Mặt trận Tổ quốc": ("H2", 1930),
}


@every_step
def test_anniversaries_are_those_of_the_period(office: tuple[Path, dict[str, Step]], key: str) -> None:
    found = [line for line in step(office, key).paper if line.startswith("- Kỷ niệm")]
    expected = [(name, year) for name, (half, year) in ANNIVERSARIES.items() if key[5:] in ("", half)]
    assert len(found) == len(expected)
    for line, (name, year) in zip(found, expected, strict=True):
        assert name in line
        assert line.startswith(f"- Kỷ niệm {int(key[:4]) - year} năm ")
        assert f"/{year} - " in line
        assert f"/{key[:4]})" in line


def test_seventy_six_years_of_the_august_revolution_and_of_independence(office: tuple[Path, dict[str, Step]]) -> None:
    text = step(office, "2021-H2").text
    assert "Kỷ niệm 76 năm Cách mạng Tháng Tám thành công (19/8/1945 - 19/8/2021)" in text
    assert "Kỷ niệm 76 năm Quốc khánh nước Cộng hoà xã hội chủ nghĩa Việt Nam (02/9/1945 - 02/9/2021)" in text


@every_step
def test_figures_are_compared_with_the_same_period_last_year(office: tuple[Path, dict[str, Step]], key: str) -> None:
    members, models = {
        "2020-H1": ("6.000 đảng viên.", "31 mô hình “Dân vận khéo”, đạt 77,5% kế hoạch năm 2020, trong đó"),
        "2020-H2": ("6.090 đảng viên.", "36 mô hình “Dân vận khéo”, đạt 90% kế hoạch năm 2020, trong đó"),
        "2021-H1": (
            "6.120 đảng viên, tăng 120 đảng viên (2%) so với cùng kỳ năm 2020.",
            "47 mô hình “Dân vận khéo”, đạt 94% kế hoạch năm 2021, tăng 16 mô hình (51,6%) so với cùng kỳ năm 2020, "
            "trong đó",
        ),
        "2021-H2": (
            "6.212 đảng viên, tăng 122 đảng viên (2%) so với cùng kỳ năm 2020.",
            "60 mô hình “Dân vận khéo”, đạt 120% kế hoạch năm 2021, tăng 24 mô hình (66,7%) so với cùng kỳ năm 2020, "
            "trong đó",
        ),
        "2021": ("6.212 đảng viên.", "60 mô hình “Dân vận khéo”, đạt 120% kế hoạch năm 2021, trong đó"),
    }[key]
    assert members in step(office, key).text
    assert models in step(office, key).text


@every_step
def test_no_year_is_stale(office: tuple[Path, dict[str, Step]], key: str) -> None:
    text = step(office, key).text
    year = int(key[:4])
    allowed = {str(year), str(year + 1)} if key in ("2020-H2", "2021-H2", "2021") else {str(year)}
    compared = {str(year - 1)} if key in ("2021-H1", "2021-H2") else set()
    assert set(re.findall(r"(?:19|20)\d\d", text)) <= allowed | compared | HISTORY
    for last_year in compared:
        assert text.count(last_year) == text.count(f"so với cùng kỳ năm {last_year}") == 2


@every_step
def test_nothing_of_another_period_is_left(office: tuple[Path, dict[str, Step]], key: str) -> None:
    own = yaml.safe_load(given_file(key))
    text = step(office, key).text
    for part in ("su_kien_khac", "danh_gia", "han_che", "nhiem_vu"):
        for one in own[part]:
            assert one in text
        for other in set(STEPS) - {key}:
            for one in yaml.safe_load(given_file(other))[part]:
                assert one not in text


# ---------------------------------------------------------------- the ledger


@every_step
def test_the_ledger_holds_every_number_of_the_body(office: tuple[Path, dict[str, Step]], key: str) -> None:
    paper = step(office, key).paper
    start = next(at for at, line in enumerate(paper) if line.startswith("kết quả thực hiện"))
    lines = [re.sub(r"^(?:[IVX]+-|(?:\d+\.)+) ", "", line) for line in paper[start:]]
    counted = Counter(number for line in lines for number in NUMBER.findall(line))
    rows = step(office, key).ledger
    listed = Counter(
        number for row in rows for number in NUMBER.findall(str(row[1])) if row[4] != "chữ của mẫu lời văn"
    )
    assert counted - listed == Counter()
    words = Counter(number for row in rows if str(row[1]).startswith(("Sáu", "Chín")) for number in ("6",))
    assert listed - counted - words == Counter()


@every_step
def test_every_row_of_the_ledger_names_a_file_and_line(office: tuple[Path, dict[str, Step]], key: str) -> None:
    root = office[0]
    for number, (at, what, said, where, *_) in enumerate(step(office, key).ledger, 1):
        assert at == number
        found = re.fullmatch(r"(.+):(\d+)", str(where))
        assert found is not None, (what, said, where)
        assert 0 < int(found[2]) <= len((root / found[1]).read_text(encoding="utf-8").splitlines())


@every_step
def test_every_row_shows_the_sentence_that_holds_the_number(office: tuple[Path, dict[str, Step]], key: str) -> None:
    text = step(office, key).text.casefold()
    for _, what, said, *_ in step(office, key).ledger:
        assert str(what) in str(said)
        assert len(str(said).split()) > 2, (what, said)
        assert re.sub(r"^\d+\. ", "", str(said)).casefold() in text


@every_step
def test_typed_figures_stand_on_the_line_that_the_ledger_names(office: tuple[Path, dict[str, Step]], key: str) -> None:
    file = f"data/{REPORT}/{key}.yaml"
    lines = given_file(key).splitlines()
    for _, what, _, where, name, computation, *_ in step(office, key).ledger:
        if str(where).startswith(file + ":") and not computation and name != "kỳ báo cáo":
            assert str(what) in lines[int(str(where).rpartition(":")[2]) - 1], (what, where)
        elif str(where).startswith(file + ":") and re.fullmatch(r"[\d.]+(?: \+ [\d.]+)+", str(computation)):
            total = sum(int(one.replace(".", "")) for one in str(computation).split(" + "))
            assert total == int(str(what).replace(".", ""))


def value_in(key: str, name: str) -> str | None:
    """A figure of an invented file by its dotted name: the typed number, or the sum of its parts."""
    tree = yaml.safe_load(given_file(key).replace("dang_vien: 6.", "dang_vien: 6"))
    for part in name.split("."):
        tree = tree.get(part) if isinstance(tree, dict) else None
    numbers = [leaf for leaf in leaves(tree) if isinstance(leaf, int)]
    return f"{sum(numbers):,}".replace(",", ".") if numbers else None


@pytest.mark.parametrize(
    ("key", "same", "before"), [("2021-H1", "2020-H1", "2020-H2"), ("2021-H2", "2020-H2", "2021-H1")]
)
def test_the_ledger_shows_the_same_and_the_last_value(
    office: tuple[Path, dict[str, Step]], key: str, same: str, before: str
) -> None:
    figures = 0
    for _, what, said, _, name, _, same_value, last_value in step(office, key).ledger:
        if value_in(key, str(name)) == what and "so_voi" not in str(name):
            figures += 1
            expected = (value_in(same, str(name)), value_in(before, str(name)))
            assert (same_value, last_value) == expected, (what, name, said)
    assert figures > 25
