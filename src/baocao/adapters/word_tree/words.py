"""What the pieces of a run say."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from baocao.adapters.word_tree.formats import attribute
from baocao.adapters.word_tree.numbering import shown_symbol

_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:softHyphen"): "",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}


def words_of_part(part: Element) -> str:
    """The characters that a child of `w:r` shows; none for what is no text."""
    if part.tag == qn("w:t"):
        return part.text or ""
    if part.tag == qn("w:br") and attribute(part, "type") == "page":
        return "\f"
    if part.tag == qn("w:sym"):
        return shown_symbol(attribute(part, "char") or "")
    return _SIGNS.get(str(part.tag), "")
