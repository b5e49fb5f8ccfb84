"""Cases in languages other than Python: the marks agree with what the programs do, the findings with the marks, and a
repaired program does under the new payload what the original did under the old one."""

from __future__ import annotations

from pathlib import Path

import pytest
from oracle.case import DEFAULT_CODES, Case, settings
from oracle.findings import differences, reported
from oracle.programs import LANGUAGES, cases, disagreements, load, missing, run
from oracle.repairs import repair
from slow import sampled

CASES = {f"{language}/{case.root.name}": case for language in LANGUAGES for case in cases(language)}
EVERY = 40
"""Of so many cases, one is fast."""


def that_runs(name: str) -> Case:
    case = CASES[name]
    lacking = missing(case)
    if lacking is not None:
        pytest.skip(f"there is no {lacking}: the programs of {name} are not run")
    return case


@pytest.mark.parametrize("name", sampled(CASES, EVERY))
def test_marks_agree_with_execution(name: str) -> None:
    assert disagreements(that_runs(name)) == []


@pytest.mark.parametrize("name", CASES)
def test_findings_agree_with_marks(name: str) -> None:
    case = CASES[name]
    assert differences(case, reported("check", case.root, optional=False, every_file=True), optional=False) == []


@pytest.mark.parametrize("name", sampled([name for name, case in CASES.items() if not case.is_trap], EVERY))
def test_repaired_programs_do_under_the_new_payload_what_they_did_under_the_old_one(name: str, tmp_path: Path) -> None:
    case = that_runs(name)
    repaired = repair(case, tmp_path, lambda finding: finding.code in DEFAULT_CODES)
    left = settings(case.root).get("left")
    before, after = run(case.root, "old"), run(repaired.root, "new")
    if left is not None:
        assert not repaired.is_complete or after.outcome != before.outcome, f"it is complete now, but not: {left}"
    else:
        assert [one.code for one in repaired.outcome.findings if one.code in DEFAULT_CODES] == []
        assert after.outcome == before.outcome, after.errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_of_five_cases_have_nothing_to_report(language: str) -> None:
    found = [case for name, case in CASES.items() if name.startswith(f"{language}/")]
    assert len(found) >= 70
    assert sum(case.is_trap for case in found) >= 0.4 * len(found)
    assert sum("left" in settings(case.root) for case in found) <= 0.1 * len(found)


CONFIGURATION = """\
applications:
  app: {type: "python:3.12", relationships: {influx: "db:influxdb"}, hooks: {deploy: "sh deploy.sh"}}
services:
  db: {type: "influxdb:2.2", disk: 1024}
"""
DECODED = 'echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r '


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        (f"{DECODED}'.influx[0].user'  # expect: NFX201\n", None),
        (f"{DECODED}'.influx[0] | .org // \"none\"'  # expect: NFX202\n", None),
        (f"{DECODED}'.influx[0] | .username // .user'\n", None),
        (f"{DECODED}'.influx[0].host'\n", None),
        (f"{DECODED}'.influx[0].user'\n", "nothing is marked, but"),
        (f"{DECODED}'.influx[0].user'  # expect: NFX202\n", "nothing depends on org, bucket, api_token"),
        (f"{DECODED}'.influx[0].user, .influx[0].org'  # expect: NFX201\n", "depends on org, but"),
        (f"{DECODED}'.influx[0].host'  # expect: NFX201\n", "the same under both payloads"),
        ("true\n", "prints nothing"),
    ],
)
def test_wrong_marks_are_noticed(script: str, complaint: str | None, tmp_path: Path) -> None:
    (tmp_path / ".upsun").mkdir()
    (tmp_path / ".upsun" / "config.yaml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "deploy.sh").write_text(script, "utf-8")
    case = load(tmp_path)
    if (lacking := missing(case)) is not None:
        pytest.skip(f"there is no {lacking}: what the oracle notices is not tried")
    found = disagreements(case)
    assert found == [] if complaint is None else any(complaint in one for one in found), found
