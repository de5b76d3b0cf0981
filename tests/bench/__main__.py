"""``python -m tests.bench 75 1000``: prints the time of each stage, in one run.

``python -m tests.bench --search 75 1000 10000``: what the search costs, in a browser too.

Absolute figures drift with the machine; compare stages and sizes within one run only.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.bench.search import as_table, measure_search
from tests.bench.stages import Measurement, measure_project
from tests.bench.synthetic import make_project


def main(arguments: list[str] | None = None) -> int:
    """Measures each size and prints one table."""
    options = _parser().parse_args(arguments)
    if options.search:
        print(as_table(measure_search(options.records)))
        return 0
    measurements: dict[int, list[Measurement]] = {}
    for size in options.records:
        with tempfile.TemporaryDirectory() as folder:
            project = make_project(Path(folder) / "project", size)
            measurements[size] = measure_project(project)
    print(_as_json(measurements) if options.json else _as_table(measurements))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("records", nargs="*", type=int, default=[75, 1000])
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--search", action="store_true", help="measure the search instead")
    return parser


def _as_table(measurements: dict[int, list[Measurement]]) -> str:
    stages = [measurement.stage for measurement in next(iter(measurements.values()))]
    sizes = list(measurements)
    head = "".join(f"{size:>10,} records    ms each" for size in sizes)
    lines = [f"{'stage (seconds wall)':<34}{head}"]
    for place, stage in enumerate(stages):
        cells = ""
        for size in sizes:
            seconds = measurements[size][place].seconds
            cells += f"{seconds:>18.3f}{1000 * seconds / size:>11.2f}"
        lines.append(f"{stage:<34}{cells}")
    return "\n".join(lines)


def _as_json(measurements: dict[int, list[Measurement]]) -> str:
    plain = {
        str(size): {measurement.stage: round(measurement.seconds, 4) for measurement in rows}
        for size, rows in measurements.items()
    }
    return json.dumps(plain, indent=2)


if __name__ == "__main__":
    sys.exit(main())
