"""The text of the first report stays outside the repository; where it is not beside it, its tests are left out."""

from __future__ import annotations

from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "shared" / "bao-cao-2021-H1.txt"

collect_ignore = [] if REFERENCE.exists() else ["test_reference_report.py"]


def pytest_report_header() -> str:
    """Say whether the reference report is judged."""
    return f"reference report: {'judged' if REFERENCE.exists() else 'absent, its tests are left out'}"
