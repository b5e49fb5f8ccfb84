from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from influx_lint.findings import Finding, Outcome, Suppressed
from influx_lint.registry.policy import shipped
from influx_lint.registry.rule import Rule
from influx_lint.registry.rules import DEPRECATED_VERSION, RENAMED_KEY
from influx_lint.repair.baseline import BASELINE, BaselineError, Known, Split, load, split, write
from influx_lint.repair.write import WriteError
from influx_lint.text import Lines

CODES = {RENAMED_KEY.code, DEPRECATED_VERSION.code}


def found(texts: Mapping[str, str], rule: Rule = RENAMED_KEY) -> tuple[Finding, ...]:
    """A finding for every `user` in the texts."""
    return tuple(
        Finding(rule, path, Lines(text).span(place, place + 4), "wrong")
        for path, text in sorted(texts.items())
        for place in range(len(text))
        if text.startswith("user", place)
    )


def outcome(
    texts: Mapping[str, str], findings: Collection[Finding], suppressed: Collection[Suppressed] = ()
) -> Outcome:
    return Outcome(
        tuple(sorted(findings, key=lambda one: one.sort_key)),
        tuple(suppressed),
        tuple(texts),
        (),
        (),
        shipped(),
        "any",
        "2.7",
        texts,
        {},
    )


def everything(_: Path) -> set[str]:
    return CODES


def known(path: Path, texts: Mapping[str, str]) -> Split:
    return split(found(texts), texts, load(path), everything)


@pytest.fixture
def baseline(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


@pytest.fixture
def app(tmp_path: Path) -> str:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "main.py").touch()
    return str(tmp_path / "app" / "main.py")


class TestFile:
    def test_has_a_sorted_entry_a_line(self, baseline: Path, app: str) -> None:
        texts = {app: "b = user\na = user\n\tuser\nuser\n"}
        write(baseline, outcome(texts, found(texts)))
        lines = baseline.read_text().splitlines()
        assert lines[:3] == ["{", '  "influx-lint-baseline": 1,', '  "entries": [']
        assert lines[3].startswith('    {"path": "app/main.py", "rule": "NFX201", "text": "a = user", "fingerprint": "')
        assert [json.loads(line.rstrip(","))["text"] for line in lines[3:7]] == ["a = user", "b = user", "user", "user"]
        assert lines[7:] == ["  ]", "}"]

    def test_a_run_without_findings_has_an_empty_one(self, baseline: Path) -> None:
        write(baseline, outcome({}, ()))
        assert json.loads(baseline.read_text()) == {"influx-lint-baseline": 1, "entries": []}
        assert load(baseline).entries == ()

    def test_is_the_same_when_written_again(self, baseline: Path, app: str) -> None:
        texts = {app: "user\n", "other.py": "user = user\n"}
        write(baseline, outcome(texts, found(texts)))
        before = baseline.read_bytes()
        suppressed = [Suppressed(one, BASELINE) for one in found(texts)]
        write(baseline, outcome(texts, (), suppressed))
        assert baseline.read_bytes() == before

    def test_does_not_list_what_a_comment_suppresses(self, baseline: Path, app: str) -> None:
        texts = {app: "user\n"}
        write(baseline, outcome(texts, (), [Suppressed(one, "noqa") for one in found(texts)]))
        assert load(baseline).entries == ()

    def test_replaces_the_file_that_a_link_leads_to(self, baseline: Path, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "real" / "file.json").write_text("{}")
        baseline.symlink_to("real/file.json")
        write(baseline, outcome({}, ()))
        assert baseline.is_symlink()
        assert load(baseline).entries == ()
        assert [path.name for path in (tmp_path / "real").iterdir()] == ["file.json"]

    def test_holds_odd_names(self, baseline: Path, tmp_path: Path) -> None:
        texts = {str(tmp_path / 'a"b\n\udcff é.py'): "user\n"}
        write(baseline, outcome(texts, found(texts)))
        assert known(baseline, texts).new == ()

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "[]",
            "{}",
            "[" * 100_000,
            '{"influx-lint-baseline": 1, "entries": 5}',
            '{"influx-lint-baseline": 1, "entries": [{"path": "x"}]}',
            '{"influx-lint-baseline": 1, "entries": [{"path": 1, "rule": "", "text": "", "fingerprint": ""}]}',
            '{"influx-lint-baseline": 1, "entries": ["x"]}',
            '{"influx-lint-baseline": 2, "entries": []}',
        ],
    )
    def test_says_what_is_wrong_with_it(self, baseline: Path, content: str) -> None:
        baseline.write_text(content)
        with pytest.raises(BaselineError) as caught:
            load(baseline)
        assert str(caught.value).startswith(f"{baseline}: ")
        assert len(str(caught.value).splitlines()) == 1

    def test_says_when_there_is_none(self, baseline: Path) -> None:
        with pytest.raises(BaselineError, match="no such file"):
            load(baseline)

    def test_says_when_it_cannot_be_written(self, tmp_path: Path) -> None:
        for path in (tmp_path / "gone" / "baseline.json", tmp_path):
            with pytest.raises(WriteError) as caught:
                write(path, outcome({}, ()))
            assert str(caught.value).startswith(f"{path}: ")


class TestSplit:
    def test_knows_findings_wherever_their_lines_are(self, baseline: Path, app: str) -> None:
        write(baseline, outcome({app: "user\n"}, found({app: "user\n"})))
        texts = {app: "import os\r\n\r\nif os:\r\n    user\r\n"}
        assert known(baseline, texts) == Split((), found(texts), ())

    def test_another_content_file_or_rule_is_new(self, baseline: Path, app: str) -> None:
        texts = {app: "user\n"}
        write(baseline, outcome(texts, found(texts)))
        for other in ({app: "x = user\n"}, {str(Path(app).with_name("b.py")): "user\n"}):
            assert known(baseline, other).new == found(other)
        assert split(found(texts, DEPRECATED_VERSION), texts, load(baseline), everything).known == ()

    def test_counts_findings_that_are_alike(self, baseline: Path, app: str) -> None:
        two, three, one = ({app: "user\n" * count} for count in (2, 3, 1))
        write(baseline, outcome(two, found(two)))
        assert len(known(baseline, three).new) == 1
        assert known(baseline, two) == Split((), found(two), ())
        assert [entry.text for entry in known(baseline, one).stale] == ["user"]

    def test_is_relative_to_its_own_folder(self, tmp_path: Path, app: str, monkeypatch: pytest.MonkeyPatch) -> None:
        baseline = tmp_path / "ci" / "baseline.json"
        baseline.parent.mkdir()
        texts = {app: "user\n"}
        write(baseline, outcome(texts, found(texts)))
        assert [entry.path for entry in load(baseline).entries] == ["../app/main.py"]
        monkeypatch.chdir(tmp_path / "app")
        near = {"main.py": "user\n"}
        assert split(found(near), near, load(Path("../ci/baseline.json")), everything) == Split((), found(near), ())

    def test_an_entry_is_stale_only_where_a_match_would_be_found(self, baseline: Path, app: str) -> None:
        gone = str(Path(app).with_name("gone.py"))
        texts = {app: "user\n", gone: "user\n"}
        write(baseline, outcome(texts, found(texts)))

        def stale(codes: Mapping[str, Collection[str]]) -> list[str]:
            result = split((), {}, load(baseline), lambda path: codes.get(str(path), ()))
            return [entry.path for entry in result.stale]

        assert stale({}) == ["app/gone.py"]
        assert stale({app: {"NFX101"}}) == ["app/gone.py"]
        assert stale({app: CODES}) == ["app/gone.py", "app/main.py"]

    @given(st.data())
    def test_new_known_and_stale_add_up(self, tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
        lines = st.lists(st.sampled_from(["user", "  user", "user = user", "x", ""]), max_size=8)
        texts = st.dictionaries(st.sampled_from(["a.py", "b/c.py"]), lines.map("\n".join))
        before, after = data.draw(texts), data.draw(texts)
        path = tmp_path_factory.getbasetemp() / "baseline.json"
        write(path, outcome(before, found(before)))
        result = known(path, after)
        assert sorted([*result.new, *result.known], key=lambda one: one.sort_key) == list(found(after))
        assert len(result.known) + len(result.stale) == len(found(before))
        assert (result.new == ()) == (known_lines(after) <= known_lines(before))

    def test_entries_are_ordered(self, baseline: Path, app: str) -> None:
        texts = {app: "c user\nb user\na user\n"}
        write(baseline, outcome(texts, found(texts)))
        stale = split((), {}, load(baseline), everything).stale
        assert all(one < other for one, other in pairwise(stale))
        assert all(isinstance(one, Known) for one in stale)


def known_lines(texts: Mapping[str, str]) -> set[tuple[str, str, int]]:
    """What a baseline of the texts knows: file, content, and the how manieth of that content."""
    entries: set[tuple[str, str, int]] = set()
    for path, text in texts.items():
        for finding in found({path: text}):
            line = Lines(text).line(finding.span.line).strip()
            number = sum(one[:2] == (path, line) for one in entries)
            entries.add((path, line, number))
    return entries
