"""``consent-report evidence`` over archives made for the purpose."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from consent_report.cli import main
from consent_report.evidence.archives import FileAtCommit
from consent_report.evidence.fetching import HOST
from consent_report.outputs.drift import HOW_PASSAGES_ARE_COMPARED
from consent_report.outputs.evidence import HOW_TEXTS_ARE_COMPARED
from tests.support.archives import commit_file, make_archive, remove_file
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
        "Documents of platforms: 1 of 2 cited in an archived copy.\n"
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


class TestDrift:
    def test_a_document_without_a_newer_copy_needs_no_reading(
        self,
        project: Path,
        archive: Path,
        policy: FileAtCommit,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        commit_file(archive, "Acme/Cookie Policy.md", "We train.\n", "2026-01-01")
        add_record(project, policy)

        assert main(["evidence", "drift", "--archive", str(archive)]) == 0
        assert capsys.readouterr().out == (
            "    0  to be read again\n"
            "    0  no longer kept by the archive\n"
            "    0  newer copies, alike in what matters\n"
            "    1  no newer copy\n"
            "    0  not looked at: no archive at hand has the copy\n"
            f"{HOW_PASSAGES_ARE_COMPARED}\n"
        )

    def test_passages_on_topics_that_matter_are_named_once_they_change(
        self,
        project: Path,
        archive: Path,
        policy: FileAtCommit,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        commit_file(archive, policy.path, POLICY + "\nWe may train AI. We bake.\n", "2025-07-01")
        newest = POLICY + "\nWe train AI. Our affiliates bake.\n\nThe weather is fine.\n"
        commit_file(archive, policy.path, newest, "2026-01-02")
        add_record(project, policy)

        assert main(["evidence", "drift", "--archive", str(archive)]) == 1
        assert capsys.readouterr().out.splitlines()[:7] == [
            "ordinary, Acme/Privacy Policy.md, read as of 2025-06-02: 2 newer copies, "
            "the newest of 2026-01-02.",
            "  Artificial intelligence: 1 new, 0 gone",
            "    + We train AI.",
            "  Training: 1 new, 0 gone",
            "    + We train AI.",
            "  Affiliates: 1 new, 0 gone",
            "    + Our affiliates bake.",
        ]

    def test_what_does_not_matter_may_change(
        self,
        project: Path,
        archive: Path,
        policy: FileAtCommit,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        commit_file(
            archive, policy.path, POLICY + "\nWe maintain a restrained hair.\n", "2026-01-02"
        )
        add_record(project, policy)

        assert main(["evidence", "drift", "--archive", str(archive), "--format", "json"]) == 0
        (document,) = json.loads(capsys.readouterr().out)["documents"]
        assert document["outcome"] == "reworded"
        assert document["changes"] == []
        assert [each["captured_on"] for each in document["newer"]] == ["2026-01-02"]

    def test_a_document_that_the_archive_dropped_is_named(
        self,
        project: Path,
        archive: Path,
        policy: FileAtCommit,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        remove_file(archive, policy.path, "2026-01-02")
        add_record(project, policy)

        assert main(["evidence", "drift", "--archive", str(archive)]) == 1
        assert capsys.readouterr().out.startswith(
            "ordinary, Acme/Privacy Policy.md, read as of 2025-06-02: "
            "removed from the archive on 2026-01-02.\n"
        )

    def test_a_copy_that_no_archive_has_is_not_looked_at(
        self,
        project: Path,
        archive: Path,
        policy: FileAtCommit,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        add_record(project, FileAtCommit("f" * 40, policy.path))

        assert main(["evidence", "drift", "--archive", str(archive), "--format", "json"]) == 0
        (document,) = json.loads(capsys.readouterr().out)["documents"]
        assert document["outcome"] == "not_looked_at"


class TestFetch:
    @pytest.fixture(autouse=True)
    def _the_host_is_a_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
        monkeypatch.setenv("GIT_CONFIG_KEY_0", f"url.file://{tmp_path}/host/.insteadOf")
        monkeypatch.setenv("GIT_CONFIG_VALUE_0", HOST)

    @pytest.fixture
    def hosted(self, tmp_path: Path) -> Path:
        return make_archive(tmp_path / "host" / "acme" / "versions.git")

    def test_what_records_name_is_cloned_and_later_brought_up_to_date(
        self, project: Path, hosted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_record(project, commit_file(hosted, "Acme/Privacy Policy.md", POLICY))
        folder = tmp_path / "archives"

        assert main(["evidence", "verify", "--archive", str(folder), "--fetch"]) == 0
        said = capsys.readouterr()
        assert said.err == "consent-report: fetching acme/versions\n"
        assert said.out.startswith("Snapshots: 1 of 1 hold")
        commit_file(hosted, "Acme/Privacy Policy.md", "We train AI.\n", "2026-01-02")
        assert main(["evidence", "drift", "--archive", str(folder)]) == 0
        assert main(["evidence", "drift", "--archive", str(folder), "--fetch"]) == 1

    def test_what_cannot_be_had_is_named_and_the_rest_is_looked_at(
        self, project: Path, archive: Path, policy: FileAtCommit, capsys: pytest.CaptureFixture[str]
    ) -> None:
        add_record(project, policy)

        assert main(["evidence", "verify", "--archive", str(archive.parent), "--fetch"]) == 0
        said = capsys.readouterr()
        assert "acme/versions could not be fetched: " in said.err
        assert said.out.startswith("Snapshots: 1 of 1 hold")
