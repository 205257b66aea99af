"""Make every file of this folder anew: `python tests/specimens/lap_mau.py [NAME …]`.

Needs what the tests need, and besides: docxtpl (`pip install docxtpl`, no dependency of the project) for one specimen
and LibreOffice (`soffice` on the path) for those named libreoffice-*. The tests read what is stored and never run this.

To add a specimen, write a small function under `@specimen(…)` in a file of `by_hand/`, in `by_python.py` or in
`by_office.py`; README.md says what its arguments are.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import by_hand  # noqa: E402, F401
import by_office  # noqa: E402, F401
import by_python  # noqa: E402, F401
from broken import BROKEN  # noqa: E402
from registry import SPECIMENS, expectations  # noqa: E402

from test_specimens import RULES  # noqa: E402


def make(wanted: set[str]) -> None:
    """Write the specimens of those names, or all."""
    names = {code: rule for code, rule in RULES if code}
    for each in SPECIMENS:
        if not wanted or each.name in wanted:
            data = each.build()
            (HERE / f"{each.name}.docx").write_bytes(data)
            (HERE / f"{each.name}.txt").write_text(expectations(each, data, names), encoding="utf-8")
    for name, (note, fragment, build) in BROKEN.items():
        if not wanted or name in wanted:
            (HERE / "hong" / f"{name}.docx").write_bytes(build())
            (HERE / "hong" / f"{name}.txt").write_text(f"# {note}\n{fragment}\n", encoding="utf-8")


if __name__ == "__main__":
    make(set(sys.argv[1:]))
