"""Sums put into period files: pairs of files, and what holds for every file."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.adapters.yaml_tree import Mapping, Node, Scalar, read_tree
from baocao.stages.load.forms import read_form
from baocao.stages.splice import splice
from baocao.values.form import Form
from baocao.values.sources import SourceFile
from baocao.values.spliced import Spliced
from workspace import CASES, DATA, lines

PATH = "data/dan-van-kheo/2022-H1.yaml"
KEYS = ("dang_vien", "mo_hinh.linh_vuc.kinh_te", "mo_hinh.chu_the.tap_the", "mo_hinh.chu_the.ca_nhan", "to_chuc.chi_bo")


def form() -> Form:
    tree, _ = read_tree(SourceFile("bieu-mau.yaml", (DATA / "bieu-mau.yaml").read_bytes()))
    assert tree is not None
    read = read_form(tree, "dan-van-kheo", [])
    assert read is not None
    return read


FORM = form()


def spliced(text: str | bytes, values: dict[str, str], written: dict[str, str] | None = None) -> Spliced:
    data = text.encode() if isinstance(text, str) else text
    return splice(SourceFile(PATH, data), FORM, values, written or {})


@pytest.mark.parametrize("case", sorted((CASES / "chen-so-lieu").glob("*.txt")), ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    before, orders, after, *told = case.read_text(encoding="utf-8").split("=====\n")
    values: dict[str, str] = {}
    written: dict[str, str] = {}
    for order in orders.splitlines():
        key, _, text = order.removeprefix("cu ").partition(": ")
        if order != "ghi-de":
            (written if order.startswith("cu ") else values)[key] = text
    file = SourceFile(PATH, before.encode())
    result = splice(file, FORM, values, written, overwrite="ghi-de" in orders.splitlines())
    assert result.data.decode() == after
    assert lines(result.problems) == (told[0].splitlines() if told else [])
    backwards = dict(reversed(values.items()))
    assert splice(file, FORM, backwards, written, overwrite="ghi-de" in orders.splitlines()) == result


def test_every_other_byte_stays() -> None:
    before = (
        "ky: 2022-H1\r\n# chú\tthích   \r\ndang_vien:   # a\u0306n\u0300\tx  \n"
        "to_chuc: {tong: 5 ,dang_bo: 3 (sơ bộ), chi_bo: }\rhan_che: >\r\n  Một.   \r\nmo_hinh: 4"
    )
    after = before.replace("dang_vien:   #", "dang_vien: 12  #").replace("chi_bo: }", "chi_bo: 9}")
    result = spliced(codecs.BOM_UTF8 + before.encode(), {"dang_vien": "12", "to_chuc.chi_bo": "9"})
    assert result.problems == ()
    assert result.data == codecs.BOM_UTF8 + after.encode()


def test_decomposed_words_before_a_value_shift_nothing() -> None:
    before = "to_chuc: {dang_bo: 3 (so\u031b b\u00f4\u0323), chi_bo: 1}\n"
    result = spliced(before, {"to_chuc.chi_bo": "9"}, {"to_chuc.chi_bo": "1"})
    assert result.data.decode() == before.replace("chi_bo: 1", "chi_bo: 9")


def test_new_line_takes_the_line_ends_of_the_file() -> None:
    result = spliced("ky: 2022-H1\r\nhan_che: |\r\n  Một.", {"dang_vien": "5"})
    assert result.data.decode() == "ky: 2022-H1\r\nhan_che: |\r\n  Một.\r\ndang_vien: 5"


def test_decimals_in_braces_are_quoted() -> None:
    assert spliced("ty_le: {a: }\n", {"ty_le.a": "98,5"}).data.decode() == "ty_le: {a: '98,5'}\n"


@pytest.mark.parametrize("text", ["dang_vien: |\n  7\n", "dang_vien:\n  - 7\n"])
def test_what_cannot_take_a_number_is_left_alone(text: str) -> None:
    result = spliced(text, {"dang_vien": "9"})
    assert result.data.decode() == text
    assert [problem.rule for problem in result.problems]


def test_typed_by_hand_never_becomes_ours_by_being_equal() -> None:
    result = spliced("dang_vien: 7392\n", {"dang_vien": "7.392"})
    assert result.data == b"dang_vien: 7392\n"
    assert dict(result.written) == {}


PIECES = (
    "dang_vien:", "dang_vien: 7", "dang_vien:     # chú thích", "mo_hinh:\n  linh_vuc:\n    kinh_te:  # ba",
    "mo_hinh: {linh_vuc: {kinh_te: }, chu_the: {}}", "to_chuc: {tong: 4, chi_bo: ''}", "to_chuc:\n   chi_bo:  5 \n\n",
    "mo_hinh:", "# dang_vien: 3", "", "han_che: |\n  Một.\n\n  # hai\n", "nhiem_vu:\n- Một\n- Hai",
    "mo_hinh:\n  chu_the:\n",
)  # fmt: skip


def at(tree: Node | None, key: str) -> str:
    """What stands under a dotted key, or under its `tong`."""
    node = tree
    for name in (*key.split("."), "tong"):
        node = node.get(name) if isinstance(node, Mapping) else node
    assert isinstance(node, Scalar), key
    return node.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), unique_by=lambda piece: piece.split(":")[0], max_size=6),
    st.dictionaries(st.sampled_from(KEYS), st.integers(0, 99999).map(str), min_size=1),
    st.sampled_from(["\n", "\r\n"]),
    st.randoms(use_true_random=False),
)
def test_any_file_keeps_its_bytes_and_gives_the_values(
    pieces: list[str], values: dict[str, str], newline: str, chance: random.Random
) -> None:
    before = "\n".join(["ky: 2022-H1", *pieces, ""]).replace("\n", newline)
    first = spliced(before, values)
    shuffled = list(values.items())
    chance.shuffle(shuffled)
    assert spliced(before, dict(shuffled)) == first
    again = spliced(first.data, values, dict(first.written))
    assert again.data == first.data
    assert again.written == first.written
    tree, faults = read_tree(SourceFile(PATH, first.data))
    assert faults == ()
    told = {problem.about for problem in first.problems}
    assert {key: at(tree, key) for key in values if key not in told} == {
        key: value for key, value in values.items() if key not in told
    }
    # Only empty quotes may give way to a number; everything else of the old text is there, blanks too, in its order.
    rest = iter(first.data.decode())
    assert all(character in rest for character in before if character != "'")
