"""Rules on the page number (PN)."""

from __future__ import annotations

from baocao.stages.conform.page_numbers import rules

__all__ = ["rules"]
