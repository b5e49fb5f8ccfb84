from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from command import Make
from hypothesis import given, settings as hypothesis_settings, strategies as st

from influx_lint.paths import schema_file
from influx_lint.registry.policy import shipped
from influx_lint.registry.rule import Severity
from influx_lint.registry.rules import BY_CODE, RULES
from influx_lint.reports import FORMATS
from influx_lint.settings import Output, Settings, SettingsError
from influx_lint.settings_files import SettingsFinder, read_file
from influx_lint.settings_table import SETTINGS, generated_documents, read_option, read_table, settings_schema

ORIGIN = "pyproject.toml: [tool.influx-lint]"
FOLDER = Path("/project")
CHECKOUT = Path(__file__).parent.parent

root_may_read_everything = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the user may read every file"
)


def read(**table: Any) -> Settings:
    return read_table({key.replace("_", "-"): value for key, value in table.items()}, ORIGIN, FOLDER)


def error(table: Mapping[str, Any]) -> str:
    with pytest.raises(SettingsError) as caught:
        read_table(table, ORIGIN, FOLDER)
    text = str(caught.value)
    assert text.startswith(ORIGIN)
    assert len(text.splitlines()) == 1
    return text.removeprefix(ORIGIN).strip()


def test_every_key_is_read() -> None:
    table: dict[str, Any] = {
        "select": ["NFX1", "NFX290"],
        "ignore": ["NFX104"],
        "vendor": "upsun-flex",
        "target-version": "2.7",
        "policy": "policies/ours.json",
        "root": "..",
        "relationships": ["metrics"],
        "languages": ["python", "shell"],
        "severity": {"NFX101": "error"},
        "per-file-ignores": {"tests/*": ["NFX2"]},
        "exclude": ["legacy/"],
        "force-exclude": True,
        "allow-suppressions": False,
        "output-format": ["text", "json=out/report.json"],
        "output-file": "report.txt",
        "fail-level": "error",
        "exit-zero": True,
        "statistics": True,
        "color": "never",
        "baseline": "known.json",
        "noqa-reason": "until May",
    }
    assert table.keys() == SETTINGS.keys()
    settings = read_table(table, ORIGIN, FOLDER)
    assert settings == Settings(
        select=("NFX1", "NFX290"),
        ignore=("NFX104",),
        vendor="upsun-flex",
        target_version="2.7",
        policy=FOLDER / "policies/ours.json",
        root=FOLDER.parent,
        relationships=("metrics",),
        languages=("python", "shell"),
        severity={"NFX101": Severity.ERROR},
        per_file_ignores={"tests/*": ("NFX2",)},
        exclude=("legacy/",),
        force_exclude=True,
        allow_suppressions=False,
        output_format=(Output("text"), Output("json", FOLDER / "out/report.json")),
        output_file=FOLDER / "report.txt",
        fail_level=Severity.ERROR,
        exit_zero=True,
        statistics=True,
        color="never",
        baseline=FOLDER / "known.json",
        noqa_reason="until May",
        folder=FOLDER,
        origin=ORIGIN,
    )


def test_no_keys_give_the_defaults() -> None:
    assert read() == Settings(folder=FOLDER, origin=ORIGIN)


def test_a_single_output_format_needs_no_list() -> None:
    assert read(output_format="json").output_format == (Output("json"),)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"ingore": []}, "has no key 'ingore'; did you mean 'ignore'?"),
        ({"per_file_ignores": {}}, "has no key 'per_file_ignores'; did you mean 'per-file-ignores'?"),
        ({"Vendor": "any"}, "has no key 'Vendor'; did you mean 'vendor'?"),
        ({"zzz": 1}, f"has no key 'zzz'; the keys are {', '.join(SETTINGS)}"),
        ({"a\nb": 1}, "has no key 'a\\nb'; the keys are"),
        ({"select": "NFX1"}, """must be a list of codes and prefixes of codes, not 'NFX1'; did you mean ["NFX1"]?"""),
        ({"select": ["nfx101"]}, "'select': an entry must be the code of a rule or a prefix of one"),
        ({"select": ["nfx101"]}, "not 'nfx101'; did you mean 'NFX101'?"),
        ({"ignore": ["NFX1O1"]}, "not 'NFX1O1'; did you mean 'NFX101'?"),
        ({"ignore": ["nfx2"]}, "not 'nfx2'; did you mean 'NFX2'?"),
        ({"ignore": ["E501"]}, "not 'E501'"),
        ({"ignore": [""]}, "not ''"),
        ({"ignore": ["N"]}, "not 'N'"),
        ({"ignore": [101]}, "not the number 101"),
        ({"exit-zero": "yes"}, "'exit-zero' must be true or false, not 'yes'"),
        ({"exit-zero": 1}, "'exit-zero' must be true or false, not the number 1"),
        ({"target-version": 2.7}, "must be a version such as '2.7', not the number 2.7; did you mean '2.7'?"),
        ({"target-version": "2.7.1"}, "not '2.7.1'"),
        ({"vendor": "Upsun Flex"}, "must be the key of a vendor, not 'Upsun Flex'; did you mean 'upsun-flex'?"),
        ({"baseline": ""}, "'baseline' must be the path of a baseline, not ''"),
        ({"noqa-reason": "a # b"}, "'noqa-reason' must be a line of text that begins with no code, and has no '#'"),
        ({"noqa-reason": "NFX101 too"}, "not 'NFX101 too'"),
        ({"noqa-reason": "two\nlines"}, "not 'two\\nlines'"),
        ({"fail-level": "eror"}, "'fail-level' must be 'error' or 'warning', not 'eror'; did you mean 'error'?"),
        ({"color": []}, "'color' must be 'auto', 'always' or 'never', not a list"),
        ({"output-format": "jsn"}, "not 'jsn'; did you mean 'json'?"),
        ({"output-format": ["text", "sarf"]}, "'output-format': an entry must be FORMAT or FORMAT=FILE"),
        ({"output-format": "json="}, "not 'json='"),
        ({"policy": ""}, "'policy' must be the path of a policy document, not ''"),
        ({"policy": {}}, "not a table"),
        ({"severity": {"NFX1": "error"}}, "'severity': a key must be the code of a rule, such as 'NFX101', not 'NFX1'"),
        ({"severity": {"NFX101": "info"}}, "'severity' of 'NFX101' must be 'error' or 'warning', not 'info'"),
        ({"severity": ["NFX101"]}, "'severity' must be a table of codes and severities, not a list"),
        ({"per-file-ignores": {"tests/*": "NFX2"}}, "'per-file-ignores' of 'tests/*' must be a list"),
        ({"per-file-ignores": {"tests/*": ["NFX777"]}}, "'per-file-ignores' of 'tests/*': an entry must be the code"),
        ({"per-file-ignores": {"!": ["NFX101"]}}, "'per-file-ignores': '!' is no pattern of paths"),
        ({"exclude": ["[z-a]"]}, "'exclude': '[z-a]' is no pattern of paths"),
        ({"exclude": ["\\"]}, "'exclude': '\\\\' is no pattern of paths"),
        ({"relationships": "metrics"}, """did you mean ["metrics"]?"""),
        ({"languages": ["pyton"]}, "'languages': an entry must be one of javascript, php, python, shell, not"),
        ({"languages": ["Shell"]}, "not 'Shell'; did you mean 'shell'?"),
        ({"languages": "python"}, """did you mean ["python"]?"""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_the_nearest_valid_thing(table: dict[str, Any], said: str) -> None:
    assert said in error(table)


@pytest.mark.parametrize("value", ["x" * 10_000, 10**4000, "a\nb", "\x1b[31m", float("nan")])
def test_a_message_stays_short_and_on_one_line(value: object) -> None:
    text = error({"color": value})
    assert len(text) < 200
    assert text.isprintable()


_WORDS = st.sampled_from(
    [
        *(*BY_CODE, "N", "NFX", "NFX1", "NFX29", "", "a b", "true", "tests/*"),
        *("any", "web-paas", "UPSUN", "2", "2.7", "02", "2.7.1", "error", "warning", "auto", "never"),
        *("text", "json", "json=a", "json=", "=a", "textjson"),
    ]
)
_VALUES = st.recursive(
    _WORDS | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=5,
)
_TABLES = st.dictionaries(st.sampled_from([*SETTINGS, "ingore", "per_file_ignores"]), _VALUES, max_size=2)
_NEAR = st.one_of([st.fixed_dictionaries({key: _VALUES}) for key in SETTINGS])


@pytest.mark.slow
@given(_TABLES | _NEAR)
@hypothesis_settings(max_examples=1000)
def test_reading_accepts_what_the_schema_accepts(table: dict[str, Any]) -> None:
    accepted = jsonschema.Draft7Validator(settings_schema()).is_valid(table)
    try:
        read_table(table, ORIGIN, FOLDER)
    except SettingsError:
        assert not accepted
    else:
        assert accepted


def test_the_generated_schema_is_a_schema_with_a_description_of_every_key() -> None:
    schema = settings_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["properties"].keys() == SETTINGS.keys()
    assert all(one["description"].endswith(".") for one in schema["properties"].values())
    defaults = {key: one["default"] for key, one in schema["properties"].items() if "default" in one}
    assert read_table(defaults, ORIGIN, FOLDER) == read()


def test_a_page_without_the_marks_is_not_overwritten(make_project: Make) -> None:
    with pytest.raises(ValueError, match=r"settings\.md lacks"):
        generated_documents(make_project({"docs/settings.md": "nothing"}))


def test_schemas_are_found() -> None:
    assert json.loads(schema_file("settings.schema.json").read_text(encoding="utf-8")) == settings_schema()
    with pytest.raises(FileNotFoundError, match="none"):
        schema_file("none.schema.json")


def test_every_report_format_can_be_asked_for() -> None:
    assert [one.format for one in read(output_format=list(FORMATS)).output_format or ()] == list(FORMATS)


@pytest.mark.parametrize(
    ("select", "ignore", "selected"),
    [
        (None, (), {rule.code for rule in RULES if rule.enabled}),
        (("NFX",), (), {rule.code for rule in RULES if rule.enabled}),
        (("NFX2",), (), {"NFX201", "NFX202", "NFX203", "NFX204", "NFX210", "NFX220", "NFX221"}),
        (("NFX29",), (), {"NFX290", "NFX291"}),
        (("NFX101", "NFX291"), (), {"NFX101", "NFX291"}),
        (("NFX1",), ("NFX11",), {"NFX101", "NFX102", "NFX103", "NFX104", "NFX105", "NFX120", "NFX121"}),
        (("NFX110",), ("NFX1",), {"NFX110"}),
        (("NFX110",), ("NFX110",), set()),
        (("NFX",), ("NFX",), set()),
        ((), (), set()),
        (None, ("NFX1", "NFX9"), {"NFX201", "NFX202", "NFX203", "NFX204", "NFX210", "NFX220", "NFX221"}),
        (None, ("NFX",), set()),
    ],
)
def test_selection(select: tuple[str, ...] | None, ignore: tuple[str, ...], selected: set[str]) -> None:
    settings = Settings(select=select, ignore=ignore)
    assert {code for code in BY_CODE if settings.selects(code)} == selected
    assert settings.codes_for(Path("file")) == selected


def test_per_file_ignores() -> None:
    settings = read(per_file_ignores={"tests/": ["NFX2"], "/old.py": ["NFX201", "NFX9"], "*.yaml": ["NFX101"]})
    codes_2 = {code for code in BY_CODE if code.startswith("NFX2")}
    assert settings.ignored_for(FOLDER / "tests/deep/a.py") == codes_2
    assert settings.ignored_for(FOLDER / "app/tests/a.py") == codes_2
    assert settings.ignored_for(FOLDER / "old.py") == {"NFX201", *(code for code in BY_CODE if code.startswith("NFX9"))}
    assert settings.ignored_for(FOLDER / "app/old.py") == set()
    assert settings.ignored_for(FOLDER / ".platform/services.yaml") == {"NFX101"}
    assert "NFX101" not in settings.codes_for(FOLDER / ".platform/services.yaml")
    assert "NFX102" in settings.codes_for(FOLDER / ".platform/services.yaml")


def test_exclude() -> None:
    settings = read(exclude=["/build", "vendor/", "*.min.py", "!keep.min.py"])
    assert settings.excludes(FOLDER / "build/a.py")
    assert settings.excludes(FOLDER / "build", is_folder=True)
    assert settings.excludes(FOLDER / "app/vendor", is_folder=True)
    assert not settings.excludes(FOLDER / "app/vendor")
    assert settings.excludes(FOLDER / "app/vendor/x/a.py")
    assert settings.excludes(FOLDER / "a.min.py")
    assert not settings.excludes(FOLDER / "keep.min.py")
    assert not settings.excludes(FOLDER / "app/build/a.py")
    assert not settings.excludes(FOLDER / "app/a.py")


def test_patterns_and_relative_paths(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project({"pyproject.toml": '[tool.influx-lint]\nexclude = ["/app/old.py"]\n', "app/x": ""})
    monkeypatch.chdir(root / "app")
    settings = SettingsFinder().for_file(Path("old.py"))
    assert settings.excludes(Path("old.py"))
    assert not settings.excludes(Path("new.py"))


def test_an_impossible_pattern_from_elsewhere_is_an_error_too() -> None:
    with pytest.raises(SettingsError, match=r"^the option 'exclude': '!' is no pattern of paths$"):
        Settings().merged(exclude=("!",)).excludes(Path("a"))


def test_merging() -> None:
    settings = read(ignore=["NFX101"], vendor="web-paas", exit_zero=True)
    merged = settings.merged(vendor="upsun-flex", ignore=(), select=None, exit_zero=False)
    assert merged == settings._replace(
        vendor="upsun-flex", ignore=(), exit_zero=False, overridden=frozenset({"vendor", "ignore", "exit_zero"})
    )
    with pytest.raises((TypeError, ValueError)):
        settings.merged(ingore=())


def test_vendor_and_target_are_held_against_the_policy() -> None:
    policy = shipped()
    read().hold_to_policy(policy)
    read(vendor="any").hold_to_policy(policy)
    assert read().target_for(policy, "any") == policy.recommended
    chosen = read(target_version="2.3", vendor="web-paas")
    chosen.hold_to_policy(policy)
    assert chosen.target_for(policy, "web-paas") == "2.3"
    with pytest.raises(SettingsError) as caught:
        read(vendor="upsun-flx").hold_to_policy(policy)
    known = ", ".join(policy.vendors)
    said = f"{ORIGIN} 'vendor' must be one of any, {known}, not 'upsun-flx'; did you mean 'upsun-flex'?"
    assert str(caught.value) == said
    with pytest.raises(SettingsError, match=r"^the option 'target-version' must be a version that the vendor supports"):
        read(target_version="2.7").merged(target_version="2.6").hold_to_policy(policy)


@pytest.mark.parametrize(
    ("setting", "own", "vendor"),
    [
        (None, None, "any"),
        (None, "upsun-flex", "upsun-flex"),
        (None, "a vendor of another policy", "any"),
        ("any", "upsun-flex", "any"),
        ("web-paas", "upsun-flex", "web-paas"),
        ("web-paas", None, "web-paas"),
    ],
)
def test_a_vendor_that_is_set_outweighs_the_layout(setting: str | None, own: str | None, vendor: str) -> None:
    assert read().merged(vendor=setting).vendor_for(shipped(), own) == vendor


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("select", "NFX1,NFX290 NFX9", ("NFX1", "NFX290", "NFX9")),
        ("ignore", ["NFX1,", "NFX2"], ("NFX1", "NFX2")),
        ("relationships", "metrics, events", ("metrics", "events")),
        ("languages", "python,php", ("python", "php")),
        ("vendor", "web-paas", "web-paas"),
        ("fail-level", "error", Severity.ERROR),
        ("exit-zero", True, True),
    ],
)
def test_options(key: str, value: Any, expected: object) -> None:
    assert read_option(key, value, f"--{key}") == expected


def test_options_that_are_paths_are_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_option("policy", "ours.json", "--policy") == tmp_path / "ours.json"
    outputs = read_option("output-format", ["text", "json=a, b.json"], "--output-format")
    assert outputs == (Output("text"), Output("json", tmp_path / "a, b.json"))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("select", "NFX777", "--select must be the code of a rule or a prefix of one"),
        ("vendor", "A", "--vendor must be the key of a vendor, not 'A'"),
        ("output-format", ["jsn"], "did you mean 'json'?"),
        ("ignore", True, "--ignore must be a list of codes and prefixes of codes, not true"),
    ],
)
def test_wrong_options(key: str, value: Any, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_option(key, value, f"--{key}")
    assert said in str(caught.value)


PYPROJECT = "[tool.influx-lint]\nvendor = '{}'\n"
OWN = "vendor = '{}'\n"


def test_the_nearest_folder_with_settings_decides(make_project: Make) -> None:
    root = make_project(
        {
            "pyproject.toml": PYPROJECT.format("web-paas"),
            "a/pyproject.toml": "[project]\ndependencies = ['influx-lint']\n",
            "a/b/.influx-lint.toml": OWN.format("upsun-flex"),
            "a/b/c/file.py": "",
            "d/pyproject.toml": PYPROJECT.format("any"),
            "d/.influx-lint.toml": OWN.format("upsun-fixed"),
        }
    )
    finder = SettingsFinder()
    assert finder.for_file(root / "x.py").vendor == "web-paas"
    assert finder.for_file(root / "a/x.py").vendor == "web-paas"
    assert finder.for_file(root / "a/b/c/file.py").vendor == "upsun-flex"
    assert finder.for_folder(root / "a/b/c").vendor == "upsun-flex"
    assert finder.for_file(root / "a/b").vendor == "web-paas"
    assert finder.for_file(root / "d/x.py").vendor == "upsun-fixed"
    assert finder.for_file(root / "none/at/all.py").vendor == "web-paas"
    assert finder.for_file(root / "a/b/x.py").folder == root / "a/b"


def test_a_settings_file_is_read_once(make_project: Make) -> None:
    root = make_project({".influx-lint.toml": OWN.format("web-paas"), "a/x.py": "", "a/b/y.py": ""})
    finder = SettingsFinder()
    first = finder.for_file(root / "a/b/y.py")
    (root / ".influx-lint.toml").unlink()
    assert finder.for_file(root / "a/x.py") is first
    assert finder.for_file(root / "z.py") is first


def test_overrides_config_and_no_config(make_project: Make) -> None:
    root = make_project(
        {
            "pyproject.toml": PYPROJECT.format("web-paas"),
            "ci/settings.toml": OWN.format("upsun-flex") + "policy = 'p.json'\n",
            "ci/pyproject.toml": "[tool.ruff]\n",
        }
    )
    overrides = {"exit_zero": True, "vendor": None}
    assert SettingsFinder(overrides=overrides).for_file(root / "x").vendor == "web-paas"
    assert SettingsFinder(overrides=overrides).for_file(root / "x").exit_zero
    fixed = SettingsFinder(root / "ci/settings.toml", overrides=overrides).for_file(root / "x")
    assert (fixed.vendor, fixed.policy, fixed.exit_zero) == ("upsun-flex", root / "ci/p.json", True)
    isolated = SettingsFinder(root / "pyproject.toml", isolated=True, overrides={"vendor": "any"})
    assert isolated.for_run([root]).origin == Settings().origin
    with pytest.raises(SettingsError, match=r"there is no table \[tool\.influx-lint\]$"):
        SettingsFinder(root / "ci/pyproject.toml")
    with pytest.raises(SettingsError, match=r"none\.toml: no such file$"):
        read_file(root / "none.toml")


def test_the_settings_of_a_run_do_not_depend_on_the_order_of_paths(make_project: Make) -> None:
    root = make_project(
        {
            ".influx-lint.toml": OWN.format("web-paas"),
            "a/.influx-lint.toml": OWN.format("upsun-flex"),
            "a/x.py": "",
            "b/y.py": "",
        }
    )
    finder = SettingsFinder()
    assert finder.for_run([root / "a/x.py"]).vendor == "upsun-flex"
    assert finder.for_run([root / "a"]).vendor == "upsun-flex"
    assert finder.for_run([root / "a/x.py", root / "b"]).vendor == "web-paas"
    assert finder.for_run([root / "b", root / "a/x.py"]).vendor == "web-paas"


def test_the_settings_of_a_run_without_paths_are_those_of_the_working_folder(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project({".influx-lint.toml": OWN.format("web-paas")}))
    assert SettingsFinder().for_run([]).vendor == "web-paas"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pyproject.toml", "[tool.influx-lint]\nvendor = \n", "pyproject.toml: not valid TOML: "),
        ("pyproject.toml", b"[tool.influx-lint]\n# \xff\n", "pyproject.toml: not UTF-8 (at byte 21)"),
        ("pyproject.toml", "[tool.influx-lint]\nignor = 1\n", "pyproject.toml: [tool.influx-lint] has no key 'ignor'"),
        ("pyproject.toml", "[tool]\ninflux-lint = 1\n", "pyproject.toml: tool.influx-lint must be a table"),
        ("pyproject.toml", "[[tool.influx-lint]]\n", "pyproject.toml: tool.influx-lint must be a table, not a list"),
        ("pyproject.toml", "[tool.influx_lint]\n", "has no meaning; did you mean [tool.influx-lint]?"),
        ("pyproject.toml", f"a = {'[' * 100_000}\n[tool.influx-lint]", "pyproject.toml: nested too deeply"),
        ("pyproject.toml", f"a = {'9' * 5000}\n[tool.influx-lint]", "pyproject.toml: not valid TOML: "),
        ("pyproject.toml", "[tool.influx-lint]\n" + "#" * 2_000_000, "pyproject.toml: a settings file of more than"),
        (".influx-lint.toml", "\0", ".influx-lint.toml: not valid TOML: "),
        (".influx-lint.toml", "[tool.influx-lint]\n", ".influx-lint.toml: influx-lint has no key 'tool'"),
        (".influx-lint.toml", "exit-zero = 1979-05-27\n", "must be true or false, not a date or time"),
        (".influx-lint.toml", "vendor='any'\n".encode("utf-16"), ".influx-lint.toml: not UTF-8 (at byte 0)"),
        (".influx-lint.toml", "#" * 2_000_000, ".influx-lint.toml: a settings file of more than"),
    ],
)  # fmt: skip
def test_files_with_errors(
    make_project: Make, monkeypatch: pytest.MonkeyPatch, name: str, content: str | bytes, said: str
) -> None:
    root = make_project({name: content})
    monkeypatch.chdir(root)
    with pytest.raises(SettingsError) as caught:
        SettingsFinder().for_file(root / "x.py")
    assert said in str(caught.value)
    assert str(caught.value).startswith(name)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "content", [b"[broken\n", b"\xff\xfe", b"tool = 3\n[influx-lint]\n", b"#" * 2_000_000, b"", b"# influx-lint\n"]
)
def test_a_pyproject_that_says_nothing_of_us_is_not_our_business(make_project: Make, content: bytes) -> None:
    root = make_project({"pyproject.toml": PYPROJECT.format("web-paas"), "a/pyproject.toml": content})
    assert SettingsFinder().for_file(root / "a/x.py").vendor == "web-paas"


def test_a_byte_order_mark_does_no_harm(make_project: Make) -> None:
    root = make_project({".influx-lint.toml": b"\xef\xbb\xbf" + OWN.format("web-paas").encode()})
    assert SettingsFinder().for_file(root / "x.py").vendor == "web-paas"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_file_is_passed_over(make_project: Make) -> None:
    root = make_project({".influx-lint.toml": OWN.format("web-paas"), "a/.influx-lint.toml/x": "", "b/x": ""})
    os.mkfifo(root / "b" / ".influx-lint.toml")
    (root / "b" / "pyproject.toml").symlink_to("pyproject.toml")
    assert SettingsFinder().for_file(root / "a/x.py").vendor == "web-paas"
    assert SettingsFinder().for_file(root / "b/x.py").vendor == "web-paas"


@root_may_read_everything
def test_a_file_without_permission(make_project: Make) -> None:
    root = make_project({".influx-lint.toml": OWN.format("web-paas")})
    (root / ".influx-lint.toml").chmod(0)
    with pytest.raises(SettingsError, match=r"\.influx-lint\.toml: permission denied$"):
        SettingsFinder().for_file(root / "x.py")


def test_an_error_of_the_system_is_one_line_with_the_path(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project({".influx-lint.toml": OWN.format("web-paas")})

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    monkeypatch.chdir(root)
    with pytest.raises(SettingsError, match=r"^\.influx-lint\.toml: permission denied$"):
        SettingsFinder().for_file(root / "x.py")


def test_a_path_with_control_characters_stays_on_one_line(make_project: Make) -> None:
    root = make_project({"a\nb/.influx-lint.toml": "x = 1\n"})
    with pytest.raises(SettingsError) as caught:
        SettingsFinder().for_file(root / "a\nb/x.py")
    assert len(str(caught.value).splitlines()) == 1
