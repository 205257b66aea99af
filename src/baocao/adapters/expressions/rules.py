"""Judge a form's rule: an expression over figures that must hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import reduce

import jinja2
from jinja2 import nodes

from baocao.adapters.expressions.running import comparable, compared
from baocao.adapters.expressions.wording import nearest_names
from baocao.values.facts import State
from baocao.values.number import write_number
from baocao.values.speaker import Speaker

_Number = int | Decimal


class BadRuleError(Exception):
    """The expression itself is wrong; `args[0]` says in Vietnamese how."""


class _NotJudgedError(Exception):
    """A side is unknown."""


def judge(condition: str, names: Mapping[str, Speaker], not_numbers: Collection[str] = ()) -> bool | None:
    """Whether the rule holds: None when a side is unknown, so that it cannot be judged.

    Args:
        condition: comparisons of sums, differences and products of figures, joined by and, or, not.
        names: what it can name.
        not_numbers: names that are there and are no figures.

    Raises:
        BadRuleError: the expression is misspelt, names something unknown, or uses anything else.
    """
    tree = _parsed(condition)
    _check_names(tree, names, not_numbers)
    try:
        return bool(_value(tree, names))
    except _NotJudgedError:
        return None


def fill(message: str, names: Mapping[str, Speaker]) -> str:
    """A rule's message with its `{{ names }}` replaced by their numbers; an unknown one prints “chưa có”.

    Raises:
        BadRuleError: it is misspelt or names something unknown.
    """
    try:
        body = jinja2.Environment().parse(message).body
    except (jinja2.TemplateSyntaxError, RecursionError) as error:
        raise BadRuleError("thông báo viết sai") from error
    return "".join(
        child.data if isinstance(child, nodes.TemplateData) else _printed(_expression(child, names))
        for output in body
        if isinstance(output, nodes.Output)
        for child in output.nodes
    )


def _check_names(node: nodes.Node, names: Mapping[str, Speaker], not_numbers: Collection[str]) -> None:
    """Every name leads somewhere, those too that are not reached because a side before them is unknown."""
    if isinstance(node, nodes.Name | nodes.Getattr):
        root: nodes.Node = node
        while isinstance(root, nodes.Getattr):
            root = root.node
        if isinstance(root, nodes.Name) and root.name in not_numbers:
            raise BadRuleError(f"`{root.name}` không phải là số")
        _named(node, names)
        return
    for child in node.iter_child_nodes():
        _check_names(child, names, not_numbers)


def _parsed(condition: str) -> nodes.Node:
    try:
        tree = jinja2.Environment().parse("{{ " + condition + " }}")
    except (jinja2.TemplateSyntaxError, RecursionError) as error:
        raise BadRuleError("biểu thức viết sai") from error
    outputs = tree.body
    if len(outputs) != 1 or not isinstance(outputs[0], nodes.Output) or len(outputs[0].nodes) != 1:
        raise BadRuleError("biểu thức viết sai")
    return outputs[0].nodes[0]


def _expression(node: nodes.Node, names: Mapping[str, Speaker]) -> object:
    try:
        return _value(node, names)
    except _NotJudgedError:
        return None


def _printed(value: object) -> str:
    if isinstance(value, Speaker):
        printed = value.printed()
        return printed.text if printed else "chưa có"
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return write_number(value)
    return "chưa có" if value is None else str(value)


def _value(node: nodes.Node, names: Mapping[str, Speaker]) -> object:
    match node:
        case nodes.Name() | nodes.Getattr():
            return _known(_named(node, names))
        case nodes.Const(value=int() | str()):
            return node.value
        case nodes.Compare():
            return _comparison(node, names)
        case nodes.And():
            return bool(_value(node.left, names)) and bool(_value(node.right, names))
        case nodes.Or():
            return bool(_value(node.left, names)) or bool(_value(node.right, names))
        case nodes.Not():
            return not _value(node.node, names)
        case nodes.Add():
            return _number(node.left, names) + _number(node.right, names)
        case nodes.Sub():
            return _number(node.left, names) - _number(node.right, names)
        case nodes.Mul():
            return _number(node.left, names) * _number(node.right, names)
        case _:
            raise BadRuleError("chỉ dùng so sánh, cộng, trừ, nhân, and, or, not")


def _named(node: nodes.Node, names: Mapping[str, Speaker]) -> Speaker:
    path: list[str] = []
    while isinstance(node, nodes.Getattr):
        path.insert(0, node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        raise BadRuleError("chỉ dùng so sánh, cộng, trừ, nhân, and, or, not")
    if node.name not in names:
        raise BadRuleError(_no_such(node.name, node.name, tuple(names)))

    def step(speaker: Speaker, name: str) -> Speaker:
        found = speaker.attribute(name)
        if found is None:
            raise BadRuleError(_no_such(f"{speaker.key}.{name}", name, speaker.attribute_names()))
        return found

    return reduce(step, path, names[node.name])


def _no_such(dotted: str, name: str, known: tuple[str, ...]) -> str:
    nearest = nearest_names(name, known)
    return f"không có “{dotted}”" + (f"; có phải “{nearest[0]}” không?" if nearest else "")


def _known(speaker: Speaker) -> Speaker:
    if speaker.state is not State.KNOWN:
        raise _NotJudgedError
    return speaker


def _number(node: nodes.Node, names: Mapping[str, Speaker]) -> _Number:
    value = comparable(_value(node, names))
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    raise BadRuleError("chỉ tính được với số")


def _comparison(node: nodes.Compare, names: Mapping[str, Speaker]) -> bool:
    left = comparable(_value(node.expr, names))
    for operand in node.ops:
        right = comparable(_value(operand.expr, names))
        outcome = compared(left, operand.op, right)
        if outcome is None:
            raise BadRuleError("chỉ so sánh được số với số, chữ với chữ")
        if not outcome:
            return False
        left = right
    return True
