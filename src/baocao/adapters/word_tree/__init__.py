"""The one way into anybody's Word file: opened safely, walked in reading order, its formats as nouns of a Sheet."""

from baocao.adapters.word_tree.drawings import drawings_of
from baocao.adapters.word_tree.formats import attribute, border, child, paragraph_format, run_format, switch, whole
from baocao.adapters.word_tree.numbering import Numbering, numbering_of
from baocao.adapters.word_tree.opening import custom_properties, is_sealed, open_document, readable, theme_fonts
from baocao.adapters.word_tree.walking import blocks_of, cells_of, paragraph_groups, rows_of, runs_of, tracked_changes
from baocao.adapters.word_tree.words import words_of_part

__all__ = [
    "Numbering",
    "attribute",
    "blocks_of",
    "border",
    "cells_of",
    "child",
    "custom_properties",
    "drawings_of",
    "is_sealed",
    "numbering_of",
    "open_document",
    "paragraph_format",
    "paragraph_groups",
    "readable",
    "rows_of",
    "run_format",
    "runs_of",
    "switch",
    "theme_fonts",
    "tracked_changes",
    "whole",
    "words_of_part",
]
