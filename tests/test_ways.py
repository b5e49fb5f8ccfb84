"""The ways of findings are those that the programs take: the calls on them, as the oracle saw them happen."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import CHECKOUT, Make, in_shell
from oracle.case import Case, cases
from oracle.run import run
from slow import marked

from influx_lint import run as runs
from influx_lint.checks.context import CodeContext
from influx_lint.findings import MOST_STEPS, Outcome, Way
from influx_lint.flow import program
from influx_lint.flow.events import Hand, Handover, KeyRead
from influx_lint.flow.tracing import Trace
from influx_lint.settings_files import SettingsFinder

Calls = list[tuple[str, str]]

CASES = {case.name: case for case in cases() if not case.talks}

STRAIGHT = (
    *("cross_module_dataclass_holder", "cross_module_metaclass_registers", "cross_module_mixed_reexports"),
    *("cross_module_plugins_by_name", "cross_module_plugins_of_package"),
    *("cross_module_registered_in_package", "cross_module_registered_pairs"),
    *("cross_module_registry_object", "cross_module_src_layout", "cross_module_subclasses_listed"),
    *("cross_module_subclasses_told", "decode_imported_helper", "decode_local_helper"),
    *("decode_long_pipeline", "decode_version_branch", "endpoint_higher_order"),
    *("flow_class_and_static_methods", "flow_class_registry", "flow_context_manager_class"),
    *("flow_large_settings_module", "key_rest_parameters", "source_pydantic_field"),
)
"""Programs in which nothing is handed on before some read but what is read there."""

UNSEEN = frozenset(
    {
        *("flow_async_generator", "flow_async_with", "flow_dataclass_holder", "flow_models_with_more"),
        *("framework_fastapi_request_state", "framework_injected_providers", "read_set_on_frozen"),
        *("key_attribute_namespace_of_a_method", "key_dataclass_fields", "key_typed_dictionary"),
        *("attributes_by_one_name", "cached_credentials_of_views", "cross_module_cached_registry"),
    }
)
"""Cases in which something is handed on that the oracle does not see: by what `dataclass` writes, by a generator that
waits, in a namespace, in an object that keeps what it looked up, by stand-ins of frameworks."""

SAMPLE = ("cross_module_blueprints", "flow_decorators", "flow_returned_tuple", "flow_three_levels", "key_constant")


def _outcome(root: Path) -> Outcome:
    return runs.check([str(root)], SettingsFinder(None, isolated=True, overrides={}))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[KeyRead, Iterable[Handover]]]:
    """The reads whose ways are asked for, and all of their hand-overs."""
    found: list[tuple[KeyRead, Iterable[Handover]]] = []
    way = CodeContext.way

    def note(self: CodeContext, event: KeyRead, *arguments: object) -> Iterable[Handover]:
        handovers = way(self, event, *arguments)  # type: ignore[arg-type]
        found.append((event, handovers))
        return handovers

    monkeypatch.setattr(CodeContext, "way", note)
    return found


def _compared(
    case: Case, asked: list[tuple[KeyRead, Iterable[Handover]]], folder: Path
) -> Iterator[tuple[Calls, list[Calls]]]:
    """The calls on the way to each read that was found wrong, and those that the program did before each such read.

    The case is copied to `folder`, since one without configuration would here belong to the repository around it.
    """
    seen = run(case.root, "old").events
    root = shutil.copytree(case.root, folder / case.name).resolve()
    outcome = _outcome(root)
    for finding in outcome.findings:
        if finding.code in ("NFX201", "NFX202"):
            outcome.way(finding)
    for event, handovers in asked:
        path = event.path.relative_to(root).as_posix()
        done = [
            list(one.handed)
            for one in seen
            if (one.place.path, one.place.line, one.path) == (path, event.span.line, event.key)
            and event.relationship in (None, one.relationship)
        ]
        told = [(each.hand.value, each.name) for each in handovers if each.hand in (Hand.ARGUMENT, Hand.RETURN)]
        if done:
            yield told, done


def _is_part(told: Calls, done: Calls) -> bool:
    """Whether what is told was done in that order, perhaps with something between."""
    rest = iter(done)
    return all(each in rest for each in told)


@pytest.mark.parametrize("name", STRAIGHT)
def test_a_way_has_all_the_calls_that_the_program_does(
    name: str, asked: list[tuple[KeyRead, Iterable[Handover]]], tmp_path: Path
) -> None:
    found = [told for told, done in _compared(CASES[name], asked, tmp_path) if told in done]
    assert max(map(len, found), default=0) >= 2


@pytest.mark.parametrize("name", marked(sorted(CASES.keys() - UNSEEN), sorted(CASES.keys() - UNSEEN - {*SAMPLE})))
def test_a_way_has_no_other_calls(name: str, asked: list[tuple[KeyRead, Iterable[Handover]]], tmp_path: Path) -> None:
    ways = _compared(CASES[name], asked, tmp_path)
    wrong = [(told, done) for told, done in ways if not any(_is_part(told, each) for each in done)]
    assert wrong == []


PROJECT = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n    disk: 256\n",
    ".platform.app.yaml": "name: app\ntype: python:3.11\nrelationships:\n    influxtimedb: timedb:influxdb\n",
    "settings.py": (
        "import base64, json, os\n"
        "\n"
        "\n"
        "def credentials(name):\n"
        '    raw = os.environ["PLATFORM_RELATIONSHIPS"]\n'
        "    return json.loads(base64.b64decode(raw))[name][0]\n"
    ),
}


def _told(way: Way, root: Path) -> list[str]:
    return [f"{Path(one.path).relative_to(root).as_posix()}:{one.span.line} {one.text}" for one in way.steps]


def test_the_way_from_the_service_to_the_read(make_project: Make) -> None:
    report = "def show(settings):\n    print(settings['user'])\n"
    main = "from settings import credentials\nfrom report import show\n\nshow(credentials('influxtimedb'))\n"
    root = make_project({**PROJECT, "report.py": report, "main.py": main})
    outcome = _outcome(root)
    (finding,) = [one for one in outcome.findings if one.code == "NFX201"]
    assert _told(outcome.way(finding), root) == [
        ".platform/services.yaml:2 'timedb' is InfluxDB 2.2",
        ".platform.app.yaml:4 'influxtimedb' leads to 'timedb'",
        "settings.py:5 the variable is read",
        "settings.py:6 the relationship 'influxtimedb' is taken, returned by `credentials`",
        "main.py:4 got from `credentials`, given to `show`",
        "report.py:2 `user` is read",
    ]


def test_of_a_long_way_the_middle_is_left_out(make_project: Make) -> None:
    hops = "".join(f"def f{n}(x):\n    return f{n + 1}(x)\n\n\n" for n in range(20))
    last = "def f20(x):\n    return x['user']\n\n\nprint(f0(credentials('influxtimedb')))\n"
    main = f"from settings import credentials\n\n\n{hops}{last}"
    root = make_project({**PROJECT, "main.py": main})
    outcome = _outcome(root)
    (finding,) = [one for one in outcome.findings if one.code == "NFX201"]
    way = outcome.way(finding)
    told = _told(way, root)
    assert (len(told), way.left_out) == (MOST_STEPS, 26 - MOST_STEPS)
    assert told[0].startswith(".platform/services.yaml:2")
    assert told[-1].endswith("`user` is read")
    assert way.gap == MOST_STEPS // 2


def test_a_variable_and_a_client_have_ways_and_a_service_has_none(make_project: Make) -> None:
    main = (
        "from influxdb import InfluxDBClient\nfrom settings import credentials\n\n"
        "c = credentials('influxtimedb')\nInfluxDBClient(host=c['host'], username=c['username']).query('SHOW STATS')\n"
    )
    root = make_project({**PROJECT, "main.py": main})
    outcome = _outcome(root)
    ways = {one.code: _told(outcome.way(one), root) for one in outcome.findings}
    assert ways["NFX101"] == []
    assert ways["NFX220"][-1] == "main.py:5 `host` is read, `InfluxDBClient` is called"
    assert ways["NFX220"][:2] == [
        ".platform/services.yaml:2 'timedb' is InfluxDB 2.2",
        ".platform.app.yaml:4 'influxtimedb' leads to 'timedb'",
    ]


def test_nothing_is_traced_before_a_way_is_asked_for(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    traced: list[object] = []
    trace = program.trace

    def note(*given: Any) -> Trace:
        traced.append(given)
        return trace(*given)

    monkeypatch.setattr(program, "trace", note)
    main = "from settings import credentials\n\nc = credentials('influxtimedb')\nprint(c['user'], c['org'])\n"
    outcome = _outcome(make_project({**PROJECT, "main.py": main}))
    assert traced == []
    assert all(outcome.way(one).steps for one in outcome.findings if one.code != "NFX101")
    assert len(traced) == 1


@pytest.mark.slow
def test_ways_do_not_depend_on_hashes() -> None:
    names = ("client_httpx_async", "client_service_variables_with_fallback", "client_host_and_port")
    folders = [f"tests/cases/python/{name}" for name in names]
    arguments = ("check", "--no-config", "--output-format", "json", *folders)
    documents = {in_shell(*arguments, folder=CHECKOUT, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "7", "42")}
    [document] = documents
    assert b"`host` is read" in document
    assert b"`port` is read" not in document
