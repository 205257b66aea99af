"""baocao: half-yearly reports of Vietnamese Party and State offices, from figures to the signed paper's layout."""

__version__ = "0.1.0"
