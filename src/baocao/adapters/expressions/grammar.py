"""Which Jinja a narrative may use, and the static walk that finds every fault before anything runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from jinja2 import nodes
from msgspec import Struct, field

from baocao.adapters.expressions.faults import Fault, FaultKind
from baocao.adapters.expressions.wording import nearest_names, sentence_around
from baocao.values.problem import Place
from baocao.values.speaker import Speaker

FILTERS = ("ke", "noi", "chiem", "co_cau", "nhieu_nhat", "in_hoa", "hoa_dau", "thuong_dau")
TESTS = ("biet",)
LOOP_NAMES = ("index", "first", "last", "length")
FUNCTIONS = ("bang", "bang_don_vi", "phu_luc", "trang_ngang")
OPTIONS = {"bang": ("chi_tiet", "tong"), "bang_don_vi": ("tong",)}
"""Function → what it may be given by name."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign, nodes.AssignBlock, nodes.Macro,
    nodes.Include, nodes.Import, nodes.FromImport, nodes.Name, nodes.Getattr, nodes.Const, nodes.List, nodes.Tuple,
    nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Filter, nodes.Test, nodes.Call,
    nodes.Keyword,
)  # fmt: skip
_REFUSED_WORDS: dict[type[nodes.Node], str] = {
    nodes.Concat: "phép nối “~”",
    nodes.Getitem: "ngoặc vuông […]",
    nodes.Slice: "ngoặc vuông […]",
    nodes.Extends: "lệnh extends",
    nodes.Block: "lệnh block",
    nodes.CallBlock: "lệnh call",
    nodes.FilterBlock: "lệnh filter",
    nodes.With: "lệnh with",
    nodes.Dict: "từ điển {…}",
    nodes.BinExpr: "phép tính",
    nodes.UnaryExpr: "phép tính",
}
_DIGITS = re.compile(r"\d+(?:[.,/-]\d+)*")
_LINE_MARK = re.compile(r"[ \t]*(?:#{1,3} +(?:\d+\.)*)?\d+\.(?:[ \t]|$)")
_LEADING_TAGS = re.compile(r"^(?:\s*\{%.*?%\})+")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Control characters, and the private-use characters of which the run makes its marks."""


class Anything:
    """What cannot be told before the template runs: arguments of macros, captured text."""


ANYTHING = Anything()
Known = Speaker | Anything
Scope = Mapping[str, Known]


class Walk(Struct):
    """One static pass over a template and all that it includes.

    Attributes:
        parse: template name → its tree, or None when there is no such template or it cannot be parsed.
        place: (template name, line) → the place in the workspace.
        source_line: (template name, line) → that line's text, for the sentence in the finding.
        exempt: typed digits that the form allows.
        reserved: names that a template may not give to anything else.
        annexes: the names that `phu_luc(…)` may be given.
        refused: identities of the nodes that must not be run; they are left out, so that the rest still runs.
    """

    parse: Callable[[str], nodes.Template | None]
    exists: Callable[[str], bool]
    template_names: tuple[str, ...]
    place: Callable[[str, int], Place]
    source_line: Callable[[str, int], str]
    exempt: tuple[str, ...]
    reserved: frozenset[str]
    annexes: tuple[str, ...] = ()
    faults: dict[Fault, None] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)
    open_files: tuple[str, ...] = ()

    def template(self, name: str, tree: nodes.Template, scope: Scope) -> Scope:
        """Check one template; returns its names, for those who import it."""
        return _TemplateWalk(self, name).body(tree.body, dict(scope))

    def included(self, name: str, scope: Scope) -> Scope:
        """Check a template that another one includes or imports."""
        tree = self.parse(name) if name not in self.open_files else None
        if tree is None:
            return {}
        self.open_files += (name,)
        try:
            return self.template(name, tree, scope)
        finally:
            self.open_files = self.open_files[:-1]


class _TemplateWalk:
    """The walk through one file."""

    def __init__(self, walk: Walk, name: str) -> None:
        self.walk = walk
        self.name = name

    def fault(self, kind: FaultKind, node: nodes.Node, name: str, known: Iterable[str] = (), near: str = "") -> None:
        line = _line_of(node)
        place = self.walk.place(self.name, line)
        nearest = nearest_names(name.rpartition(".")[2], known)
        sentence = sentence_around(self.walk.source_line(self.name, line), near or name)
        self.walk.faults[Fault(kind, place, name, "", nearest, sentence)] = None

    def forbid(self, node: nodes.Node, words: str, near: str = "", known: Iterable[str] = ()) -> None:
        place = self.walk.place(self.name, _line_of(node))
        sentence = sentence_around(self.walk.source_line(self.name, _line_of(node)), near or words)
        self.walk.faults[Fault(FaultKind.FORBIDDEN, place, words, "", nearest_names(near, known), sentence)] = None
        self.walk.refused.add(id(node))

    def body(self, statements: list[nodes.Node], scope: dict[str, Known]) -> dict[str, Known]:
        for statement in statements:
            self.statement(statement, scope)
        return scope

    def statement(self, node: nodes.Node, scope: dict[str, Known]) -> None:
        match node:
            case nodes.Output():
                self.output(node, scope)
            case nodes.If():
                self.expression(node.test, scope)
                for branch in (node.body, node.else_):
                    self.body(branch, scope)
                for clause in node.elif_:
                    self.statement(clause, scope)
            case nodes.For():
                self.loop(node, scope)
            case nodes.Assign():
                value = self.expression(node.node, scope)
                self.own_name(node, node.target)
                for name in _names(node.target):
                    scope[name] = value if isinstance(node.target, nodes.Name) else ANYTHING
                if any(True for _ in node.target.find_all(nodes.NSRef)) or isinstance(node.target, nodes.NSRef):
                    self.forbid(node, "biến namespace")
            case nodes.AssignBlock():
                self.body(node.body, dict(scope))
                self.own_name(node, node.target)
                scope.update(dict.fromkeys(_names(node.target), ANYTHING))
                if node.filter is not None:
                    self.forbid(node, "bộ lọc sau set")
            case nodes.Macro():
                scope[node.name] = ANYTHING
                for default in node.defaults:
                    self.expression(default, scope)
                self.body(node.body, {**scope, **dict.fromkeys((argument.name for argument in node.args), ANYTHING)})
            case nodes.Include() | nodes.Import() | nodes.FromImport():
                self.file(node, scope)
            case _:
                self.refuse(node)

    def output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.Compare | nodes.Test | nodes.And | nodes.Or | nodes.Not):
                self.forbid(child, "phép so sánh để in ra")
            else:
                self.expression(child, scope)

    def own_name(self, node: nodes.Node, target: nodes.Node) -> None:
        """A template may not give a figure's name to something else."""
        for name in _names(target):
            if name in self.walk.reserved:
                self.forbid(node, f"tên “{name}” cho một giá trị khác: tên này đã chỉ một số liệu", near=name)

    def loop(self, node: nodes.For, scope: dict[str, Known]) -> None:
        over = self.expression(node.iter, scope)
        element: Known = ANYTHING
        if isinstance(over, Speaker):
            if over.items() is None:
                self.fault(FaultKind.NOT_A_LIST, node, over.key)
            element = over.element() or ANYTHING
        inner = {**scope, **dict.fromkeys(_names(node.target), ANYTHING), "loop": ANYTHING}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = element
        if not isinstance(node.target, nodes.Name):
            self.forbid(node, "vòng lặp có hai biến")
        if node.test is not None:
            self.expression(node.test, inner)
        if node.recursive:
            self.forbid(node, "vòng lặp recursive")
        self.body(node.body, inner)
        self.body(node.else_, scope)

    def file(self, node: nodes.Include | nodes.Import | nodes.FromImport, scope: dict[str, Known]) -> None:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str):
            self.forbid(node, "tên tệp không viết thẳng trong ngoặc kép")
        elif not self.walk.exists(name):
            self.fault(FaultKind.NO_SUCH_FILE, node, name, known=self.walk.template_names)
            self.walk.refused.add(id(node))
        exported = self.walk.included(name, scope) if isinstance(name, str) else {}
        match node:
            case nodes.Import():
                scope[node.target] = ANYTHING
            case nodes.FromImport():
                for entry in node.names:
                    original, alias = entry if isinstance(entry, tuple) else (entry, entry)
                    scope[alias] = ANYTHING
                    if exported and original not in exported:
                        self.fault(FaultKind.UNKNOWN_NAME, node, original, known=exported)
            case _:
                pass

    def expression(self, node: nodes.Node, scope: Scope) -> Known:  # noqa: PLR0912 one arm for each kind of node
        match node:
            case nodes.TemplateData():
                self.typed_text(node)
            case nodes.Const():
                self.constant(node)
            case nodes.Name():
                return self.name_of(node, scope)
            case nodes.Getattr():
                return self.attribute_of(node, scope)
            case nodes.Filter():
                return self.filter(node, scope)
            case nodes.Test():
                self.test(node, scope)
            case nodes.Call():
                self.call(node, scope)
            case nodes.Compare():
                for side in (node.expr, *(operand.expr for operand in node.ops)):
                    if not isinstance(side, nodes.Const):
                        self.expression(side, scope)
            case nodes.CondExpr():
                for part in (node.test, node.expr1, node.expr2):
                    if part is not None:
                        self.expression(part, scope)
            case _:
                if not self.refuse(node):
                    for child in node.iter_child_nodes():
                        self.expression(child, scope)
        return ANYTHING

    def name_of(self, node: nodes.Name, scope: Scope) -> Known:
        if node.name in scope:
            return scope[node.name]
        self.fault(FaultKind.UNKNOWN_NAME, node, node.name, known=scope)
        return ANYTHING

    def attribute_of(self, node: nodes.Getattr, scope: Scope) -> Known:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and "loop" in scope:
            if node.attr not in LOOP_NAMES:
                self.fault(FaultKind.UNKNOWN_NAME, node, f"loop.{node.attr}", known=LOOP_NAMES)
            return ANYTHING
        base = self.expression(node.node, scope)
        if isinstance(base, Speaker):
            found = base.attribute(node.attr)
            if found is not None:
                return found
            self.fault(FaultKind.UNKNOWN_NAME, node, _dotted(node), known=base.attribute_names())
        return ANYTHING

    def filter(self, node: nodes.Filter, scope: Scope) -> Known:
        if node.node is not None:
            self.expression(node.node, scope)
        for argument in node.args:
            # A count given to a filter is not printed.
            if not (isinstance(argument, nodes.Const) and isinstance(argument.value, int)):
                self.expression(argument, scope)
        if node.name not in FILTERS:
            self.forbid(node, f"bộ lọc “{node.name}”", near=node.name, known=FILTERS)
        elif node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.forbid(node, f"tham số có tên của bộ lọc “{node.name}”")
        return ANYTHING

    def test(self, node: nodes.Test, scope: Scope) -> None:
        self.expression(node.node, scope)
        if node.name not in TESTS:
            self.forbid(node, f"phép thử “is {node.name}”", near=node.name, known=TESTS)

    def call(self, node: nodes.Call, scope: Scope) -> None:
        target = node.node
        if isinstance(target, nodes.Name) and target.name == "phu_luc":
            self.annex(node)
            return
        if isinstance(target, nodes.Name) and target.name in FUNCTIONS:
            self.options(node, target.name)
        elif isinstance(target, nodes.Name):
            if self.name_of(target, scope) is not ANYTHING:
                self.forbid(node, f"dấu ngoặc sau “{target.name}”")
        elif isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name):
            if self.expression(target, scope) is not ANYTHING or isinstance(scope.get(target.node.name), Speaker):
                self.forbid(node, f"dấu ngoặc sau “{_dotted(target)}”")
        else:
            self.forbid(node, "gọi hàm")
        for argument in [*node.args, *(keyword.value for keyword in node.kwargs)]:
            self.expression(argument, scope)
        if node.dyn_args or node.dyn_kwargs:
            self.forbid(node, "tham số “*”")

    def options(self, node: nodes.Call, function: str) -> None:
        known = OPTIONS.get(function, ())
        for keyword in node.kwargs:
            if keyword.key not in known:
                self.forbid(node, f"`{keyword.key}=` trong `{function}(…)`", near=keyword.key, known=known)

    def annex(self, node: nodes.Call) -> None:
        """`phu_luc("mo-hinh")`: the name is not printed, so digits in it are none."""
        given = [*node.args, *node.kwargs]
        name = given[0].value if len(given) == 1 and isinstance(given[0], nodes.Const) else None
        if not isinstance(name, str):
            self.forbid(node, "`phu_luc(…)` mà trong ngoặc không có đúng một tên phụ lục đặt trong ngoặc kép")
        elif name not in self.walk.annexes:
            self.fault(FaultKind.NO_SUCH_ANNEX, node, name, known=self.walk.annexes)
            self.walk.refused.add(id(node))

    def constant(self, node: nodes.Const) -> None:
        if isinstance(node.value, bool) or not isinstance(node.value, str | int | float):
            return
        text = str(node.value)
        for found in UNPRINTABLE.findall(text):
            self.fault(FaultKind.PRIVATE_CHARACTER, node, f"U+{ord(found):04X}")
        self.digits(text, node)

    def typed_text(self, node: nodes.TemplateData) -> None:
        first = node.lineno
        for offset, line in enumerate(node.data.split("\n")):
            here = nodes.Const(line, lineno=first + offset)
            whole = _LINE_MARK.match(_LEADING_TAGS.sub("", self.walk.source_line(self.name, first + offset)))
            mark = _LINE_MARK.match(line)
            is_mark = mark is not None and whole is not None and mark[0].strip() == whole[0].strip()
            self.digits(line[len(mark[0]) :] if mark and is_mark else line, here)

    def digits(self, text: str, node: nodes.Node) -> None:
        for allowed in self.walk.exempt:
            text = text.replace(allowed, " ")
        for found in _DIGITS.findall(text):
            self.fault(FaultKind.TYPED_DIGITS, node, found)

    def refuse(self, node: nodes.Node) -> bool:
        if isinstance(node, _ALLOWED):
            return False
        words = next((words for kind, words in _REFUSED_WORDS.items() if isinstance(node, kind)), "cú pháp này")
        self.forbid(node, words, near=getattr(node, "operator", "") or "")
        return True


def _line_of(node: nodes.Node) -> int:
    """Its line; some nodes know only those of what is in them."""
    lines = (each.lineno for each in (node, *node.find_all(nodes.Node)))
    return next((line for line in lines if line), 1)


def _names(target: nodes.Node) -> list[str]:
    if isinstance(target, nodes.Name):
        return [target.name]
    return [name.name for name in target.find_all(nodes.Name)]


def _dotted(node: nodes.Expr) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"
