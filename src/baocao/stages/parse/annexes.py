"""Annexes: which are printed, their titles and numbers, and the references to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from baocao.stages.parse import rules
from baocao.values.blocks import Annex, Block, Heading, Paragraph, Run, Table
from baocao.values.narrative import AnnexText
from baocao.values.problem import Place, Problem

_Worded = TypeVar("_Worded", bound=Heading | Paragraph)


class AnnexDraft(Struct):
    """One annex while it is read: its template, its blocks with the title first, and whether its pages are turned."""

    text: AnnexText
    blocks: list[Block] = field(default_factory=list)
    is_landscape: bool = False


def finished_annexes(drafts: Sequence[AnnexDraft], problems: list[Problem]) -> tuple[Annex, ...]:
    """Those with anything to print, numbered where there are several. One without a title gets a finding."""
    printed = [draft for draft in drafts if draft.blocks]
    found = []
    for number, draft in enumerate(printed, 1):
        first = draft.blocks[0]
        title, body = first, draft.blocks[1:]
        if not isinstance(title, Heading) or title.level > 1:
            problems.append(rules.untitled_annex(first.place))
            title, body = Heading(1, (), first.place), draft.blocks
        elif not body:
            problems.append(rules.bare_annex(title.place, title.text))
        several = len(printed) > 1
        found.append(Annex(draft.text.name, title, tuple(body), number if several else None, draft.is_landscape))
    return tuple(found)


class References:
    """Gives every reference the number of its annex, and knows which annexes were referred to."""

    def __init__(self, annexes: Iterable[Annex], problems: list[Problem]) -> None:
        self.annexes: Mapping[str, Annex] = {annex.name: annex for annex in annexes}
        self.problems = problems
        self.named: set[str] = set()

    def resolved(self, blocks: Iterable[Block], own: str = "") -> tuple[Block, ...]:
        """The same blocks; `own` is the annex that they belong to, whose own references do not count."""
        return tuple(block if isinstance(block, Table) else self.resolved_one(block, own) for block in blocks)

    def resolved_one(self, block: _Worded, own: str = "") -> _Worded:
        if not any(run.annex for run in block.runs):
            return block
        return replace(block, runs=self.resolved_runs(block.runs, block.place, own))

    def resolved_runs(self, runs: tuple[Run, ...], place: Place, own: str = "") -> tuple[Run, ...]:
        return tuple(self._resolved(run, place, own) if run.annex else run for run in runs)

    def _resolved(self, run: Run, place: Place, own: str) -> Run:
        annex = self.annexes.get(run.annex)
        if annex is None:
            self.problems.append(rules.annex_not_printed(place, run.annex))
            return run
        if own != annex.name:
            self.named.add(annex.name)
        if annex.number is None:
            return run
        computation = f"phụ lục thứ {annex.number} trong {len(self.annexes)} phụ lục được in"
        return replace(run, text=f"{run.text} {annex.number}", source=replace(run.source, computation=computation))

    def unnamed(self) -> Iterator[Problem]:
        """A hint for every annex that is nowhere referred to."""
        for annex in self.annexes.values():
            if annex.name not in self.named:
                yield rules.annex_unnamed(annex.title.place, annex.name, annex.title.text or annex.name)
