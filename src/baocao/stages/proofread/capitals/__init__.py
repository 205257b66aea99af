"""Capitals: at the beginning of a sentence, in the names of bodies, and where there should be none."""

from baocao.stages.proofread.capitals import bodies, common_nouns, sentences  # noqa: F401
