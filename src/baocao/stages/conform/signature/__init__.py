"""Rules on the signature (SG)."""

from baocao.stages.conform.signature import authority, block, name  # noqa: F401 they register their rules
