"""What one text says or writes in two ways."""

from baocao.stages.proofread.consistency import (  # noqa: F401
    abbreviations,
    bodies,
    citations,
    figures,
    headings,
    lists,
    pairs,
    quotes,
    terms,
)
