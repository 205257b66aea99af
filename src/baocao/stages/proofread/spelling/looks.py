"""How a right word is written in the place of a wrong one."""

from __future__ import annotations

from baocao.stages.proofread.judging import Reading
from baocao.values.issuer import ToneMarks
from baocao.values.tone_marks import in_tone_style


def like(found: str, wanted: str, reading: Reading) -> str:
    """The wanted words with the capitals of what was found and in the text's tone-mark style."""
    if reading.tone_marks is ToneMarks.OLD:
        wanted = in_tone_style(wanted, ToneMarks.OLD)
    if len(found) > 1 and found.isupper():
        return wanted.upper()
    return wanted[0].upper() + wanted[1:] if found[:1].isupper() else wanted
