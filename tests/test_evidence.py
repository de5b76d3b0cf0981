"""``consent-report evidence verify`` over archives made for the purpose."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from consent_report.cli import main
from consent_report.evidence.archives import FileAtCommit
from consent_report.outputs.evidence import HOW_TEXTS_ARE_COMPARED
from tests.support.archives import commit_file, make_archive
from tests.support.projects import CORPUS, make_project

POLICY = "# Privacy Policy\n\nWe may share your posts with **Acme Holding** and its “family”.\n"
SHA256 = hashlib.sha256(POLICY.encode()).hexdigest()
QUOTED = 'your posts with Acme Holding and its "family"'


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return make_archive(tmp_path / "archives" / "acme-versions")


@pytest.fixture
def policy(archive: Path) -> FileAtCommit:
    return commit_file(archive, "Acme/Privacy Policy.md", POLICY)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


def add_record(
    project: Path,
    policy: FileAtCommit,
    *,
    quoted: str = QUOTED,
    terms: str = "AI",
    sha256: str = SHA256,
) -> None:
    """The ordinary record with a snapshot, a quotation and an absence claim."""
    text = (CORPUS / "passing" / "ordinary.yml").read_text("utf-8")
    snapshot = (
        "snapshot: {archive: git_repository, repository: acme/versions, "
        f"path: {policy.path}, commit: {policy.commit}, captured_on: 2025-06-02, "
        f"sha256: {sha256}}}"
    )
    text = text.replace(
        "privacy, published_on: 2025-06-01}", f"privacy, published_on: 2025-06-01, {snapshot}}}"
    )
    text = text.replace(
        "opt_outs:\n", f"    quote: {{text: '{quoted}', source: privacy}}\nopt_outs:\n"
    )
    text += (
        "policies:\n  - id: privacy\n    title: Privacy Policy\n    kind: privacy\n    versions:\n"
        "      - id: privacy-2025\n        effective_on: 2025-06-01\n        seen_on: 2025-06-02\n"
        "        ai_training: not_stated\n"
        f"        absence: {{terms: [{terms}], count: 0, source: privacy}}\n"
        "        sources: [privacy]\n"
    )
    (project / "data" / "platforms" / "ordinary.yml").write_text(text, "utf-8")


def test_copies_that_bear_a_record_out_hold(
    project: Path, archive: Path, policy: FileAtCommit, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(project, policy)

    assert main(["evidence", "verify", "--archive", str(archive.parent)]) == 0
    assert capsys.readouterr().out == (
        "Snapshots: 1 of 1 hold, 0 differ, 0 not looked at.\n"
        "Quotations: 1 of 1 hold, 0 differ, 0 not looked at.\n"
        "Absence claims: 1 of 1 hold, 0 differ, 0 not looked at.\n"
        f"{HOW_TEXTS_ARE_COMPARED}\n"
    )


def test_each_claim_that_the_copy_does_not_bear_out_is_named(
    project: Path, archive: Path, policy: FileAtCommit, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(project, policy, quoted="We sell your posts", terms="posts", sha256="0" * 64)

    assert main(["evidence", "verify", "--archive", str(archive)]) == 1
    assert capsys.readouterr().out.splitlines()[:3] == [
        f"DIFFERS: snapshot of ordinary, privacy: the SHA-256 of the copy is {SHA256}.",
        "DIFFERS: quotation of ordinary, default, source privacy: "
        'the copy does not hold "We sell your posts".',
        "DIFFERS: absence of ordinary, privacy-2025, source privacy: "
        "the count of its terms there is 1.",
    ]


def test_a_copy_that_no_archive_has_is_not_looked_at_and_never_holds(
    project: Path, archive: Path, policy: FileAtCommit, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(project, FileAtCommit("f" * 40, policy.path))

    assert main(["evidence", "verify", "--archive", str(archive), "--format", "json"]) == 0
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert [(each["kind"], each["outcome"]) for each in claims] == [
        ("snapshot", "not_looked_at"),
        ("quotation", "not_looked_at"),
        ("absence", "not_looked_at"),
    ]


def test_a_folder_without_an_archive_is_wrong_use(
    project: Path, policy: FileAtCommit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_record(project, policy)
    empty = tmp_path / "empty"
    empty.mkdir()

    assert main(["evidence", "verify", "--archive", str(empty)]) == 2
    assert capsys.readouterr().err == (
        f"consent-report: expected a git repository or a folder of some; found none in {empty}.\n"
    )
