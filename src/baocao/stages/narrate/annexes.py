"""References to annexes, and the word that turns an annex's pages."""

from __future__ import annotations

from baocao.values.narrative import Printed, Span
from baocao.values.problem import Place
from baocao.values.source import Source
from baocao.values.speaker import Speaker

PREFIX, SUFFIX = "phu-luc-", ".md.j2"
"""What the file name of every annex begins and ends with."""


def annex_files(report: str, names: list[str]) -> dict[str, str]:
    """Annex name → template, in the order of the file names: the `phu-luc-*.md.j2` of the report's own folder."""
    start = f"{report}/{PREFIX}"
    found = [name for name in sorted(names) if name.startswith(start) and name.endswith(SUFFIX)]
    return {name[len(start) : -len(SUFFIX)]: name for name in found if "/" not in name[len(start) :]}


class AnnexSpeaker(Speaker):
    """`{{ phu_luc("mo-hinh") }}`: “Phụ lục”, with the number that it has once all annexes are rendered."""

    def __init__(self, name: str, template: Place) -> None:
        self.key = f"phu_luc.{name}"
        self.name = name
        self.template = template

    def printed(self) -> Printed:
        return Printed((Span("Phụ lục", Source(self.template, self.key)),), annex=self.name)


class TurnedPage(Speaker):
    """`{{ trang_ngang() }}`."""

    key = "trang_ngang"

    def printed(self) -> Printed:
        return Printed(turns_page=True)
