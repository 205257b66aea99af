"""Rules as documented functions: a rule makes its finding, and its docstring is its page for the clerk."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import ParamSpec

from baocao.values.problem import Problem

HEADINGS = ("Kiểm tra gì", "Vì sao", "Sai", "Đúng", "Cách sửa", "Căn cứ")
"""The headings of every rule's page, in this order, each at a line's start and followed by a colon."""

PAGES: dict[str, str] = {}
"""Rule name → its Vietnamese page, filled as the modules that hold rules are imported."""

_Arguments = ParamSpec("_Arguments")


def rule(name: str) -> Callable[[Callable[_Arguments, Problem]], Callable[_Arguments, Problem]]:
    """Register the function under its rule name; its Vietnamese docstring becomes the rule's page.

    The function returns a `Problem` whose `rule` is that name.
    """

    def register(function: Callable[_Arguments, Problem]) -> Callable[_Arguments, Problem]:
        PAGES[name] = inspect.cleandoc(function.__doc__ or "")
        return function

    return register
