"""The seal of a paper: by it we know our own file again, and whether anybody has saved it since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

SEAL = "baocao.dau_van"
"""The property of the file that holds the seal."""


def seal(parts: Mapping[str, bytes], own_part: str, custom: Mapping[str, str]) -> str:
    """SHA-256, in hexadecimal, over all parts; of the part that holds the seal itself, over the other properties."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        if name != own_part:
            content = parts[name]
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    for name in sorted(custom):
        if name != SEAL:
            digest.update(f"{name}\0{custom[name]}\0".encode())
    return digest.hexdigest()
