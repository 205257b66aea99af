"""Blanks, hyphens, quotes and signs as a careful typist sets them."""
