"""What users rely on, in one file: a change of commands, options, keys, rules or exit codes shows in review.

Accept a wanted change, in the folder tests, with
python -c "import test_surface as t; t.GOLDEN.write_text(t.surface(), encoding='utf-8')"
and tell it in CHANGELOG.md. What is taken away must be read a while longer, or named with its remedy.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from click import Argument, Group, Option

import baocao.stages
import baocao.stages.load
from baocao.adapters.expressions.grammar import FILTERS, FUNCTIONS, LOOP_NAMES, OPTIONS, TESTS
from baocao.cli import program
from baocao.cli.program import EXIT_FOUND, EXIT_STOPPED
from baocao.values.form import DivisionKind, Kind, Nature
from baocao.values.rule import PAGES
from baocao.values.sample import SAMPLES
from workspace import CASES

GOLDEN = CASES / "giao-dien.txt"


def surface() -> str:
    """Everything, sorted, a line each."""
    return "\n".join([*_commands(), *_exit_codes(), *_words(), *_keys(), *_rules()]) + "\n"


def _commands() -> Iterator[str]:
    yield "# Lệnh và tham số"
    assert isinstance(program, Group)
    for name, command in sorted(program.commands.items()):
        yield name
        for each in command.params:
            if isinstance(each, Option):
                kind = "" if each.is_flag else f" {each.metavar or each.type.name}"
                yield f"    {', '.join(sorted(each.opts))}{kind}"
            elif isinstance(each, Argument):
                yield f"    {each.metavar}"


def _exit_codes() -> Iterator[str]:
    yield from ("", "# Mã thoát", "0 không có lỗi", f"{EXIT_FOUND} có lỗi", f"{EXIT_STOPPED} không chạy được")


def _words() -> Iterator[str]:
    yield from ("", "# Lời văn")
    yield f"bộ lọc: {', '.join(sorted(FILTERS))}"
    yield from (f"hàm: {name}({', '.join(OPTIONS.get(name, ()))})" for name in sorted(FUNCTIONS))
    yield f"phép thử: {', '.join(TESTS)}"
    yield f"loop: {', '.join(LOOP_NAMES)}"
    for kind in (Kind, Nature, DivisionKind):
        yield f"{kind.__name__}: {', '.join(each.value for each in kind)}"
    yield f"mẫu: {', '.join(sample.name for sample in SAMPLES)}"


def _keys() -> Iterator[str]:
    """Every list of keys that the loader holds a mapping of staff against."""
    yield from ("", "# Khoá trong các tệp")
    for found in pkgutil.iter_modules(baocao.stages.load.__path__):
        module = importlib.import_module(f"baocao.stages.load.{found.name}")
        for call in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(("check_keys", "rows", "_known")):
                keys = [name for argument in call.args for name in _literal(argument, module)]
                if keys:
                    yield f"{found.name}: {', '.join(keys)}"


def _literal(argument: ast.expr, module: object) -> list[str]:
    """The names in a tuple that is written out, or in a constant of the module."""
    if isinstance(argument, ast.Name):
        value = getattr(module, argument.id, None)
        return list(value) if isinstance(value, tuple) else []
    if isinstance(argument, ast.Tuple):
        names = [each for one in argument.elts for each in ([one.value] if isinstance(one, ast.Starred) else [one])]
        constants = [str(each.value) for each in names if isinstance(each, ast.Constant)]
        return constants + [key for each in names if isinstance(each, ast.Name) for key in _literal(each, module)]
    return []


def _rules() -> Iterator[str]:
    for found in pkgutil.walk_packages(baocao.stages.__path__, "baocao.stages."):
        importlib.import_module(found.name)
    yield from ("", "# Quy tắc", *sorted(PAGES))


def test_the_surface_is_as_it_was_accepted() -> None:
    assert surface() == GOLDEN.read_text(encoding="utf-8")


def test_the_surface_holds_what_it_should() -> None:
    """The walk over the loader's source would miss everything if its functions were renamed."""
    told = surface()
    for words in ("--tat-ca THƯ-MỤC", "ke_hoach_nam", "quyen_han", "so-lieu/tong-khong-khop", "tu_don_vi", "ten_khac"):
        assert words in told, words
    assert Path(GOLDEN).is_file()
