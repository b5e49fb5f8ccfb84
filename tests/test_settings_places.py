"""A mistake in a settings file is shown with its line, and carets below what is wrong."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

TABLE = "[tool.influx-lint]\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (TABLE + 'vendor = "ovh"', ["2 | vendor = \"ovh\"", "  |          ^^^^^"]),
        (TABLE + "vendor = 'ovh' # ours", ["2 | vendor = 'ovh' # ours", "  |          ^^^^^"]),
        (TABLE + "exit-zer = true", ["2 | exit-zer = true", "  | ^^^^^^^^"]),
        (TABLE + "exit-zero =  3", ["2 | exit-zero =  3", "  |              ^"]),
        (TABLE + '"fail-level"="eror"', ['2 | "fail-level"="eror"', "  |              ^^^^^^"]),
        (TABLE + 'select = [\n  "NFX1", # all\n  "NFX999",\n]', ['4 |   "NFX999",', "  |   ^^^^^^^^"]),
        (TABLE + 'severity.NFX1 = "error"', ['2 | severity.NFX1 = "error"', "  | ^^^^^^^^"]),
        (TABLE + 'severity={NFX101="info"}', ['2 | severity={NFX101="info"}', "  |                  ^^^^^^"]),
        (TABLE + 'severity = {NFX2O1 = "error"}', ['2 | severity = {NFX2O1 = "error"}', "  |             ^^^^^^"]),
        ('[tool.influx-lint.severity]\nNFX101 = "info"', ['2 | NFX101 = "info"', "  |          ^^^^^^"]),
        ('[tool]\ninflux-lint.color = "red"', ['2 | influx-lint.color = "red"', "  |                     ^^^^^"]),
        ('[tool."influx-lint"]\ncolor = "red"', ['2 | color = "red"', "  |         ^^^^^"]),
        (TABLE + "vendor = \n", ["2 | vendor = ", "  |          ^"]),
        (TABLE + 'root = "/"', ['2 | root = "/"', "  | ^^^^"]),
        (TABLE + 'baseline = "/known.json"', ['2 | baseline = "/known.json"', "  | ^^^^^^^^"]),
        (
            f'a = """\n{TABLE}color = "red"\n"""\n[tool.other]\ncolor = "red"\n{TABLE}color = "red"\n',
            ['8 | color = "red"', "  |         ^^^^^"],
        ),
        (f'[tool.other]\ncolor = [\n["red"],\n]\n{TABLE}color = "red"', ['6 | color = "red"', "  |         ^^^^^"]),
        ('[tool]\ninflux-lint = { color = "red" }\n', []),
        (TABLE + "color = 'r\\u0065d'", ["2 | color = 'r\\u0065d'", "  |         ^^^^^^^^^^"]),
    ],
)  # fmt: skip
def test_the_line_is_shown(text: str, shown: list[str], make_project: Make) -> None:
    said = influx_lint("check", folder=make_project({"pyproject.toml": text, "x.py": ""}))
    message, *lines = said.err.splitlines()
    assert (said.status, said.out) == (2, "")
    assert message.startswith("influx-lint: pyproject.toml: ")
    assert [line.removeprefix("    ") for line in lines] == shown


def test_the_keys_of_an_own_file_stand_at_its_top(make_project: Make) -> None:
    root = make_project({".influx-lint.toml": '[a]\ncolor = "x"\n', "x.py": ""})
    assert "1 | [a]" in influx_lint("check", folder=root).err
    root = make_project({".influx-lint.toml": '\ncolor = "red"\n', "x.py": ""})
    assert "2 | color" in influx_lint("check", folder=root).err


def test_an_option_that_outweighs_the_file_shows_no_line(make_project: Make) -> None:
    root = make_project({"pyproject.toml": TABLE + 'vendor = "web-paas"', "x.py": ""})
    assert len(influx_lint("check", "--vendor", "ovh", folder=root).err.splitlines()) == 1
