"""The median time of each stage on the report of 2021-H1, and of the whole command as a process."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baocao import files, pipeline
from baocao.values.period import Period

ROOT = Path(__file__).parents[1]
RUNS = 20


def main() -> None:
    """Print the medians, in milliseconds."""
    times: dict[str, list[float]] = defaultdict(list)

    @contextmanager
    def watch(stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        times[stage].append((time.perf_counter() - began) * 1000)

    period = Period.parse("2021-H1")
    assert period is not None
    for _ in range(RUNS):
        with watch("read files"):
            sources = files.Workspace(ROOT).sources("dan-van-kheo", period)
        outcome = pipeline.make_report(sources, files.rule_books(), watch=watch)
        assert outcome.sheet is not None
        with watch("write"):
            data = pipeline.finished(outcome.sheet)
        with watch("verify"):
            pipeline.verify(outcome.sheet)(data)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "baocao", "lap", "2021-H1", "--thu-muc", str(ROOT), "-o", f"{folder}/BC.docx"]
        for _ in range(5):
            with watch("the whole command"):
                subprocess.run(command, check=True, capture_output=True)
    for stage, took in times.items():
        print(f"{stage:<20}{statistics.median(took):8.1f} ms")


if __name__ == "__main__":
    main()
