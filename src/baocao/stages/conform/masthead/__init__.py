"""Rules on the head of the first page (HD): its title, the lines drawn under it, the names of the bodies."""

from __future__ import annotations

from baocao.stages.conform.masthead import bodies, inscription, under_lines

__all__ = ["bodies", "inscription", "under_lines"]
