"""Render templates with every printed value opaque, every template line known, and every fault recorded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from msgspec import Struct

from baocao.adapters.expressions.faults import Fault, FaultKind
from baocao.adapters.expressions.grammar import ANYTHING, UNPRINTABLE, Anything, Walk
from baocao.adapters.expressions.running import Run, TooMuchError
from baocao.adapters.expressions.syntax import syntax_in_vietnamese
from baocao.values.narrative import Printed
from baocao.values.problem import Place
from baocao.values.speaker import Speaker

_MOST_SYNTAX_FAULTS = 20
_DEEPEST = 40
_EXPRESSION = re.compile(r"\{\{.*?\}\}")


class Rendered(Struct, frozen=True):
    """Texts with marks (see `values.narrative`), what the marks stand for, what was used, and all that was wrong."""

    texts: Mapping[str, str]
    printed: tuple[Printed, ...]
    lines: tuple[Place, ...]
    faults: tuple[Fault, ...]
    used: frozenset[str]


def render(
    entries: Mapping[str, str],
    library: Mapping[str, str],
    places: Callable[[str, int], Place],
    names: Mapping[str, Speaker],
    filters: Mapping[str, Callable[..., Speaker]],
    functions: Mapping[str, Callable[..., Speaker]],
    exempt: tuple[str, ...] = (),
    annexes: tuple[str, ...] = (),
) -> Rendered:
    """Render each entry template once, all with one table of marks.

    Args:
        entries: name → source of the templates to print, in order; they may include those of the library.
        library: name → source of every template that `include` and `import` may name.
        places: (template name, line) → its place in the workspace.
        names: what the templates can name.
        filters: the functions behind `| ke` and its like, on speakers.
        functions: the functions behind `bang(…)` and its like.
        exempt: digits that may be typed by hand.
        annexes: the names that `phu_luc(…)` may be given.

    Returns:
        The text with marks of each entry, the table of marks, and all faults. An entry that cannot run is "".
    """
    workshop = _Workshop({**library, **entries}, places, exempt, frozenset(names), annexes)
    scope: dict[str, Speaker | Anything] = {**names, **dict.fromkeys(functions, ANYTHING)}
    for name in entries:
        workshop.walk.included(name, scope)
    run = Run(places, workshop.source_line, workshop.walk.faults)
    environment = _Environment(workshop, run, names, filters, functions)
    texts = {name: environment.text_of(name) for name in entries}
    return Rendered(texts, tuple(run.printed), tuple(run.lines), tuple(workshop.walk.faults), frozenset(run.used))


class _Workshop:
    """The templates as text and as trees; each is parsed once, and mistakes of syntax are cut out and noted."""

    def __init__(
        self,
        sources: Mapping[str, str],
        places: Callable[[str, int], Place],
        exempt: tuple[str, ...],
        reserved: frozenset[str],
        annexes: tuple[str, ...],
    ) -> None:
        self.found: dict[Fault, None] = {}
        self.sources = {name: self._printable(name, text, places) for name, text in sources.items()}
        self.places = places
        self.trees: dict[str, nodes.Template | None] = {}
        self.parser = jinja2.Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
        self.walk = Walk(
            self.tree,
            self.sources.__contains__,
            tuple(sources),
            places,
            self.source_line,
            tuple(exempt),
            reserved,
            annexes,
            self.found,
        )

    def _printable(self, name: str, text: str, places: Callable[[str, int], Place]) -> str:
        """The source without characters that would be taken for marks, each noted with its line."""
        for found in UNPRINTABLE.finditer(text):
            place = places(name, text.count("\n", 0, found.start()) + 1)
            self.found[Fault(FaultKind.PRIVATE_CHARACTER, place, f"U+{ord(found[0]):04X}")] = None
        return UNPRINTABLE.sub("", text)

    def source_line(self, name: str, line: int) -> str:
        lines = self.sources[name].split("\n")
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def tree(self, name: str) -> nodes.Template | None:
        if name not in self.trees:
            self.trees[name] = self._parsed(name) if name in self.sources else None
        return self.trees[name]

    def _parsed(self, name: str) -> nodes.Template | None:
        source = self.sources[name]
        for _ in range(_MOST_SYNTAX_FAULTS):
            try:
                tree = self.parser.parse(source, name)
                if not _is_deeper(tree, _DEEPEST):
                    return tree
                self._note(FaultKind.SYNTAX, name, 1, "câu lệnh lồng nhau quá nhiều lớp", "")
                return None
            except jinja2.TemplateSyntaxError as error:
                line = self.source_line(name, error.lineno)
                self._note(FaultKind.SYNTAX, name, error.lineno, syntax_in_vietnamese(error.message or ""), line)
                mended = _without_expression(source, error.lineno, self.parser)
                if mended is None:
                    return None
                source = mended
            except RecursionError:
                self._note(FaultKind.SYNTAX, name, 1, "câu lệnh lồng nhau quá nhiều lớp", "")
                return None
        return None

    def _note(self, kind: FaultKind, name: str, line: int, detail: str, sentence: str) -> None:
        self.found[Fault(kind, self.places(name, line), "", detail, sentence=sentence.strip()[:120])] = None


def _is_deeper(tree: nodes.Node, limit: int) -> bool:
    """Whether the tree has more than that many layers; Python itself nests no more than 20 loops."""
    layer: list[nodes.Node] = [tree]
    for _ in range(limit):
        layer = [child for node in layer for child in node.iter_child_nodes()]
        if not layer:
            return False
    return True


def _without_expression(source: str, line: int, parser: jinja2.Environment) -> str | None:
    """The source with the faulty `{{ … }}` of that line blanked; None when the fault lies elsewhere (a tag)."""
    lines = source.split("\n")
    if not 0 < line <= len(lines):
        return None
    for found in _EXPRESSION.finditer(lines[line - 1]):
        try:
            parser.parse(found[0])
        except jinja2.TemplateSyntaxError:
            lines[line - 1] = lines[line - 1][: found.start()] + lines[line - 1][found.end() :]
            return "\n".join(lines)
    return None


class _Loader(jinja2.BaseLoader):
    """Compiles checked trees: marks put in, refused nodes left out."""

    def __init__(self, workshop: _Workshop, run: Run) -> None:
        self.workshop = workshop
        self.run = run

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 the loader's own word
    ) -> jinja2.Template:
        tree = self.workshop.tree(name)
        if tree is None:
            tree = nodes.Template([], lineno=1)
        marked = _Marking(name, self.run, self.workshop.walk.refused).visit(tree)
        code: CodeType = environment.compile(marked, name, name)
        return environment.template_class.from_code(environment, code, globals or {})


class _Environment(ImmutableSandboxedEnvironment):
    """Names lead to speakers and to nothing else."""

    def __init__(
        self,
        workshop: _Workshop,
        run: Run,
        names: Mapping[str, Speaker],
        filters: Mapping[str, Callable[..., Speaker]],
        functions: Mapping[str, Callable[..., Speaker]],
    ) -> None:
        super().__init__(
            loader=_Loader(workshop, run), undefined=run.undefined(), cache_size=-1, auto_reload=False,
            trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        )  # fmt: skip
        self.run = run
        self.globals = {
            **names,
            **{name: run.guarded(function, of_speakers=False) for name, function in functions.items()},
            PRINT: run.print,
            STEP: run.step,
            WALK: run.walk,
            COMPARE: run.compare,
        }
        self.filters = {name: run.guarded(function) for name, function in filters.items()}
        self.tests = {"biet": run.is_known}

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.run.attribute(self, obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.run.attribute(self, obj, str(argument))

    def text_of(self, name: str) -> str:
        """The template's text; "" when it could not run to its end, with a fault that says so."""
        try:
            return self.get_template(name).render()
        except (TooMuchError, RecursionError, MemoryError):
            self.run.note(FaultKind.TOO_MUCH, self.run.template or name, self.run.line, "")
        except SyntaxError:  # Python's own limits on what Jinja makes of the template
            self.run.note(FaultKind.SYNTAX, name, self.run.line, "", "câu lệnh lồng nhau quá nhiều lớp")
        except TypeError:
            self._note_at_work(name, "macro được gọi với số tham số không đúng")
        except jinja2.TemplateError:
            self._note_at_work(name, "câu lệnh này không chạy được")
        return ""

    def _note_at_work(self, name: str, words: str) -> None:
        """A fault where the run was last seen."""
        self.run.note(FaultKind.SYNTAX, self.run.template or name, self.run.line, "", words)


PRINT, STEP, WALK, COMPARE = "__in", "__buoc", "__duyet", "__so"
"""Names of the run's own functions; the static walk knows none of them, so no template can use them."""


class _Marking(NodeTransformer):
    """Puts the run's own calls into a checked tree."""

    def __init__(self, name: str, run: Run, refused: set[int]) -> None:
        self.name = name
        self.run = run
        self.refused = refused

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        if id(node) in self.refused:
            return nodes.Const("", lineno=node.lineno) if isinstance(node, nodes.Expr) else None
        return super().visit(node, *args, **kwargs)

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802 the visitor's own naming
        """An escape in a quoted text must not spell one of the run's marks."""
        return nodes.Const(UNPRINTABLE.sub("", node.value), lineno=node.lineno) if isinstance(node.value, str) else node

    def visit_Template(self, node: nodes.Template) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.body.insert(0, self._step(1))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.body.insert(0, self._step(node.lineno))
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        over = node.iter
        assert isinstance(over, nodes.Expr)
        node.iter = self._call(WALK, over.lineno, over)
        node.recursive = False
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        pairs: list[nodes.Expr] = []
        for operand in node.ops:
            pairs += [nodes.Const(operand.op), operand.expr]
        return self._call(COMPARE, node.lineno, node.expr, *pairs)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802
        node.filter = None
        return self.generic_visit(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        marked: list[nodes.Expr] = []
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                marked.append(nodes.TemplateData(self._with_lines(child.data, child.lineno), lineno=child.lineno))
            else:
                visited: nodes.Expr = self.visit(child)
                marked.append(nodes.TemplateData(self.run.line_mark(self.name, child.lineno), lineno=child.lineno))
                marked.append(self._call(PRINT, child.lineno, visited))
        node.nodes = marked
        return node

    def _with_lines(self, text: str, first: int) -> str:
        return "\n".join(
            self.run.line_mark(self.name, first + offset) + line for offset, line in enumerate(text.split("\n"))
        )

    def _step(self, line: int) -> nodes.Node:
        return nodes.Output([self._call(STEP, line)], lineno=line)

    def _call(self, function: str, line: int, *arguments: nodes.Expr) -> nodes.Call:
        where = [nodes.Const(self.name), nodes.Const(line)]
        target = nodes.Name(function, "load", lineno=line)
        call = nodes.Call(target, [*where, *arguments], [], None, None, lineno=line)
        call.set_lineno(line)
        return call
