"""The ready-made workspaces (mẫu) that `khoi-tao` can copy."""

from __future__ import annotations

from msgspec import Struct


class Sample(Struct, frozen=True):
    """One ready-made workspace.

    Attributes:
        name: as typed after `--mau`.
        words: what it is, as the help and the menu say it.
        folder: where it stands in the repository, with `/`; in a wheel it stands under its name instead.
    """

    name: str
    words: str
    folder: str


SAMPLES = (
    Sample("dan-van-kheo", "báo cáo “Dân vận khéo” của một đảng uỷ khối, năm 2021", ""),
    Sample("dang-uy-xa", "báo cáo xây dựng Đảng của một đảng uỷ xã, năm 2026", "docs/vi-du/dang-uy-xa-2026"),
    Sample(
        "uy-ban-nhan-dan-xa",
        "báo cáo cải cách hành chính của một uỷ ban nhân dân xã, năm 2026",
        "docs/vi-du/uy-ban-nhan-dan-xa",
    ),
)
"""The usual one first."""
