"""What a specimen is, and where in it a finding stands."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from msgspec import Struct
from package import zipped
from paper import Paper, Sheets

WHOLE = "cả văn bản"
"""The place of what is missing: the regulation names none, so the test takes any."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


class Specimen(Struct, frozen=True):
    """A paper with known faults.

    Attributes:
        name: of its file.
        book: HD36, HD05 or NĐ30.
        note: Vietnamese, how it was made and what is wrong.
        findings: `beginning of the paragraph | severity | id`; `phần N` or WHOLE in place of a beginning.
        passes: ids of rules that have something to judge in it and find nothing, beyond those of every paper.
        build: makes its bytes.
    """

    name: str
    book: str
    note: str
    findings: tuple[str, ...]
    passes: str
    build: Callable[[], bytes]


SPECIMENS: list[Specimen] = []


def specimen(book: str, note: str, *findings: str, passes: str = "") -> Callable[[Callable[[], Paper | bytes]], None]:
    """Enter the decorated function as a specimen of its own name."""

    def enter(make: Callable[[], Paper | bytes]) -> None:
        def build() -> bytes:
            made = make()
            return made if isinstance(made, bytes) else zipped(Sheets(made).parts())

        SPECIMENS.append(Specimen(make.__name__.replace("_", "-"), book, note, findings, passes, build))

    return enter


def expectations(each: Specimen, data: bytes, rules: dict[str, str]) -> str:
    """The text of the `.txt` beside it; `rules` is id → name."""
    lines = [f"# quy định: {each.book}", f"# {each.note}"]
    if each.passes:
        lines.append(f"# đạt: {each.passes}")
    told = []
    for finding in each.findings:
        where, severity, rule = finding.split(" | ")
        part = re.fullmatch(r"phần (\d+)", where)
        number = 0 if where == WHOLE else int(part[1]) if part else _number_of(where, data, each.name)
        place = where if where == WHOLE or part else f"đoạn {number}"
        name = rules.get(rule, rule)
        told.append(
            (
                0 if where == WHOLE else 1 if part else 2,
                number,
                name,
                f"{place}: {severity}: {name}{f' · {rule}' if rule in rules else ''}",
            )
        )
    return "\n".join([*lines, *(line for *_, line in sorted(told))]) + "\n"


def _number_of(beginning: str, data: bytes, name: str) -> int:
    for number, text in enumerate(paragraphs(data), 1):
        if unicodedata.normalize("NFC", text).startswith(beginning):
            return number
    raise LookupError(f"{name}: no paragraph begins with “{beginning}”")


def paragraphs(data: bytes) -> Iterator[str]:
    """The words of every paragraph of the body, in the order of the file: an own, plain count beside `read_docx`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    pending = ""
    for each in root.iter(f"{_W}p"):
        if any(outer.tag == f"{_MC}Fallback" for outer in each.iterancestors()):
            continue
        pending += "".join(_words(each))
        if each.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            yield pending
            pending = ""


def _words(paragraph: Any) -> Iterator[str]:
    for each in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        outers = list(each.iterancestors())
        owner = next(outer for outer in outers if outer.tag == f"{_W}p")
        if owner is paragraph and not any(outer.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}tabs") for outer in outers):
            yield each.text or "" if each.tag == f"{_W}t" else " "
