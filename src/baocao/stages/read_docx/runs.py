"""The runs and fields of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from msgspec import Struct, field

from baocao.adapters.word_tree import attribute, child, run_format, runs_of, switch, words_of_part
from baocao.values.sheet import Field, Run, RunFormat


def read_runs(paragraph: Element, theme: Mapping[str, str]) -> Iterator[Run | Field]:
    """The runs of a `w:p`; what stands between a field's begin and end becomes one Field, whatever it nests.

    Hidden text is left out. A field that goes on in another paragraph gives what it shows here as plain text.
    """
    open_field = _OpenField()
    for element in runs_of(paragraph):
        properties = child(element, "rPr")
        if element.tag == qn("w:fldSimple"):
            yield _simple_field(element, theme)
            continue
        if switch(properties, "vanish"):
            continue
        look, style, words = run_format(properties, theme), _style_of(properties), ""
        for part in element:
            finished = open_field.take(part, look, style)
            if open_field.layers or finished is not None:
                if words:
                    yield Run(words, look, style)
                    words = ""
                if finished is not None:
                    yield finished
            elif part.tag == qn("w:pgNum"):
                yield Field("PAGE", "", look, style)
            else:
                words += words_of_part(part)
        if words:
            yield Run(words, look, style)
    if open_field.layers and open_field.shown:
        yield Run(open_field.shown, open_field.look, open_field.style)


class _OpenField(Struct):
    """The field that is being read; fields within it belong to it, in braces where they are part of its code."""

    code: str = ""
    shown: str = ""
    look: RunFormat = field(default_factory=RunFormat)
    style: str = ""
    layers: int = 0
    shows: bool = False

    def take(self, part: Element, look: RunFormat, style: str) -> Field | None:
        """Take the next piece of a run in; the field, where this ends it."""
        kind = attribute(part, "fldCharType") if part.tag == qn("w:fldChar") else None
        if kind == "begin":
            self.layers += 1
            if self.layers > 1 and not self.shows:
                self.code += "{"
            if self.layers == 1:
                self.code, self.shown, self.look, self.style, self.shows = "", "", look, style, False
        elif kind == "separate" and self.layers == 1:
            self.shows = True
        elif kind == "end" and self.layers:
            if self.layers > 1 and not self.shows:
                self.code += "}"
            self.layers -= 1
            if not self.layers:
                return Field(self.code.strip(), self.shown, self.look, self.style)
        elif self.layers and part.tag == qn("w:instrText"):
            self.code += "" if self.shows else part.text or ""
        elif self.layers and self.shows:
            self.shown += words_of_part(part)
        return None


def _simple_field(element: Element, theme: Mapping[str, str]) -> Field:
    inner = list(runs_of(element))
    first = child(inner[0], "rPr") if inner else None
    shown = "".join(words_of_part(part) for run in inner for part in run)
    return Field((attribute(element, "instr") or "").strip(), shown, run_format(first, theme), _style_of(first))


def _style_of(properties: Element | None) -> str:
    return attribute(child(properties, "rStyle"), "val") or ""
