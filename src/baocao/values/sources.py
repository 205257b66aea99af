"""The raw files that one run reads, as `files` found them on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SourceFile:
    """A file's bytes under its path relative to the workspace (with `/`)."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Sources:
    """What a report is made from.

    Attributes:
        report: name of the report's folder.
        period_file, form, issuer: the three that must exist.
        events, legal_bases, bodies: the shared tables; None where the workspace has none.
        earlier: the report's other period files, by period key.
        templates: every `*.j2` below `templates/`, by its path relative to `templates/` (`dan-van-kheo/bao-cao.md.j2`).
    """

    report: str
    period_file: SourceFile
    form: SourceFile
    issuer: SourceFile
    events: SourceFile | None = None
    legal_bases: SourceFile | None = None
    bodies: SourceFile | None = None
    earlier: Mapping[str, SourceFile] = field(default_factory=dict)
    templates: Mapping[str, SourceFile] = field(default_factory=dict)
