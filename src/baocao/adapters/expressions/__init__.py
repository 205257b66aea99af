"""The one home of Jinja: sandboxed templates for the narrative, sandboxed expressions for the rules of a form.

Nothing of Python can be reached from a template: names lead to `Speaker`s only, the syntax is an allow-list, every
value printed becomes one opaque mark, and each run has a budget of steps and characters. Every fault is recorded and
the run goes on, so that all faults of all templates come at once.
"""

from baocao.adapters.expressions.faults import Fault, FaultKind
from baocao.adapters.expressions.rules import BadRuleError, fill, judge
from baocao.adapters.expressions.templates import Rendered, render

__all__ = ["BadRuleError", "Fault", "FaultKind", "Rendered", "fill", "judge", "render"]
