"""Specimens written as XML: every way in which Word and its users say the same thing; importing enters them."""

from by_hand import bodies, edits, endings, fonts, habits, kinds, mastheads, pages, references, right

__all__ = ["bodies", "edits", "endings", "fonts", "habits", "kinds", "mastheads", "pages", "references", "right"]
