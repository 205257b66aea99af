"""Rules on the line of number and symbol (NO) and on the line of place and date (DT)."""

from __future__ import annotations

from baocao.stages.conform.reference import number, place_and_date

__all__ = ["number", "place_and_date"]
