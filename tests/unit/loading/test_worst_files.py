"""No file, however made, takes long, takes much memory or ends the process."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 5
BYTES = 300 * 1024 * 1024
READ = """
import sys
from pathlib import Path
from consent_report.loading.folders import read_record_file
from consent_report.loading.documents import parse_document
from consent_report.model.problems import Problem
file = read_record_file(Path(sys.argv[1]), "worst.yml")
if isinstance(file, Problem):
    print(file)
else:
    document, problems = parse_document(file.path, file.content)
    print(*(problems or ["a document"]), sep="\\n")
"""
FULL = 256 * 1024


def spread(line: str, size: int = FULL) -> str:
    return line * (size // len(line.encode()))


WORST = {
    "brackets": ("a: " + "[" * 100_000, "nesting-is-within-limits"),
    "braces": ("{a: " * 50_000, "nesting-is-within-limits"),
    "dashes": ("- " * 100_000, "nesting-is-within-limits"),
    "questions": ("? " * 100_000, "nesting-is-within-limits"),
    "deep block": (
        "\n".join(" " * depth + "a:" for depth in range(700)),
        "nesting-is-within-limits",
    ),
    "anchors of anchors": (
        "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
        "yaml-is-plain",
    ),
    "a ring": ("a: &a [*a]\n", "yaml-is-plain"),
    "one key again and again": (spread("a: 1\n"), "keys-are-unique"),
    "one deep key again and again": (spread("a: [[[[1]]]]\n"), "keys-are-unique"),
    "a long flow": ("a: [" + spread("1,", FULL - 10) + "]", "node-count-is-within-limits"),
    "empty lists": ("a: [" + spread("[],", FULL - 10) + "]", "node-count-is-within-limits"),
    "a long scalar": ("a: " + spread("x ", FULL - 4) + "x", "a document"),
    "a long quoted scalar": ('a: "' + spread("\\n", FULL - 10) + '"', "a document"),
    "a long block": ("a: |\n" + spread(" x\n", FULL - 10), "a document"),
    "an open quote": ('a: "' + "x" * (FULL - 10), "yaml-can-be-read"),
    "blank lines": ("a: b" + "\n" * (FULL - 10), "a document"),
    "comments": (spread("# x\n", FULL - 10) + "a: b\n", "a document"),
    "tabs": (spread("\t"), "characters-are-plainly-visible"),
    "zeros": (spread("\0"), "characters-are-plainly-visible"),
    "combining marks": ("a: " + spread("\u0301\u0323", FULL - 10), "marks-on-letters-are-few"),
    "a long key": ("x" * 200_000 + ": a", "file-holds-a-mapping"),
    "a long number": ("a: " + "9" * 200_000, "value-is-unmistakable"),
    "a long fraction": ("a: 0." + "9" * 200_000, "value-is-unmistakable"),
    "documents": (spread("--- a\n"), "file-holds-a-mapping"),
    "tags": (spread("- !a b\n"), "file-holds-a-mapping"),
    "twenty megabytes": ("a: " + "x" * 20_000_000, "file-size-is-within-limits"),
}


def confined() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_end_in_words(name: str, tmp_path: Path) -> None:
    text, ending = WORST[name]
    (tmp_path / "worst.yml").write_bytes(text.encode())
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=confined,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ending in ended.stdout
