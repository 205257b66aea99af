"""The raw files that one run reads, as `files` found them on disk."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class SourceFile(Struct, frozen=True):
    """A file's bytes under its path relative to the workspace (with `/`)."""

    path: str
    data: bytes


LEARNED = (".docx", ".md", ".markdown", ".txt")
"""Kinds of files whose words can be learned."""


class AcceptedText(Struct, frozen=True):
    """A text that the office accepted as well written.

    Attributes:
        path: relative to the workspace.
        trouble: why the system did not let us read it; empty where it did.
    """

    path: str
    data: bytes
    trouble: str = ""


class LanguageFiles(Struct, frozen=True):
    """What an office tells about its language.

    Attributes:
        exemptions: `data/ngoai-le-soat-loi.yaml`; None where there is none.
        accepted: what lies in `data/van-ban-chuan/`.
    """

    exemptions: SourceFile | None = None
    accepted: tuple[AcceptedText, ...] = ()


class Sources(Struct, frozen=True):
    """What a report is made from.

    Attributes:
        report: name of the report's folder.
        period_file, form, issuer: the three that must exist.
        events, legal_bases, bodies: the shared tables; None where the workspace has none.
        earlier: the report's other period files, by period key.
        templates: every `*.j2` below `templates/`, by its path relative to `templates/` (`dan-van-kheo/bao-cao.md.j2`).
        language: exceptions and texts that proofreading goes by.
        units: `data/don-vi.yaml`; None where the office has no units that send figures in.
        returns: what the units sent, `data/<report>/<period>.don-vi.yaml`, by period key.
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
    language: LanguageFiles = field(default_factory=LanguageFiles)
    units: SourceFile | None = None
    returns: Mapping[str, SourceFile] = field(default_factory=dict)
