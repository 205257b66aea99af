"""The documents for staff name everything that they can use, and lead nowhere that is not there."""

from __future__ import annotations

import re

import pytest
from click import Group, Option

from baocao.adapters.expressions.grammar import FILTERS, FUNCTIONS, LOOP_NAMES, OPTIONS, TESTS
from baocao.cli import program
from baocao.stages.load.forms import COLUMN_KEYS
from baocao.values.form import RESERVED_KEYS, DivisionKind, Kind, Nature
from repository import ROOT

NEW_REPORT = (ROOT / "docs" / "bao-cao-moi.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "README.vi.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_word_of_forms_and_narratives_is_explained() -> None:
    words = {*FILTERS, *FUNCTIONS, *TESTS, *(f"loop.{name}" for name in LOOP_NAMES), *RESERVED_KEYS}
    words |= {f"{option}=true" for options in OPTIONS.values() for option in options} | set(COLUMN_KEYS)
    words |= {word.value for words in (Kind, Nature, DivisionKind) for word in words}
    missing = sorted(word for word in words if not re.search(rf"(?<![\w]){re.escape(word)}(?!\w)", NEW_REPORT))
    assert missing == []


def test_every_command_and_option_is_in_the_guide() -> None:
    assert isinstance(program, Group)
    for name, command in program.commands.items():
        assert f"`baocao {name}" in GUIDE
        for option in command.params:
            if isinstance(option, Option):
                assert any(f"`{spelling}" in GUIDE for spelling in option.opts), (name, option.opts)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: object) -> None:
    path = next(each for each in DOCUMENTS if each == document)
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_readme_has_two_set_up_commands_of_one_line_each() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    assert all(block.count("\n") == 1 for block in blocks)
    assert blocks[0].rstrip().endswith("baocao lap 2021-H1")
    assert blocks[1].rstrip().endswith("pytest")
