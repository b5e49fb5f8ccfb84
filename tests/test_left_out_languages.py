"""Languages that the settings leave out: they are not looked at, and that is said."""

from __future__ import annotations

import json

import pytest
from command import Make, influx_lint

from influx_lint.languages import LANGUAGES

DECODED = "echo $PLATFORM_RELATIONSHIPS | base64 -d | jq -r"
PROJECT = {
    ".platform.app.yaml": (
        "name: app\ntype: python:3.12\nrelationships:\n    influxdb: 'timedb:influxdb'\n"
        f"hooks:\n    deploy: {DECODED} '.influxdb[0].user'\n"
    ),
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n",
    "report.sh": f"{DECODED} '.influxdb[0].user'\n",
    "main.js": (
        "const text = Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString();\n"
        "console.log(JSON.parse(text).influxdb[0].user);\n"
    ),
    "main.php": (
        "<?php\n$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n"
        "echo $all['influxdb'][0]['user'];\n"
    ),
    "main.py": (
        "import base64, json, os\n"
        "all = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS']))\nprint(all['influxdb'][0]['user'])\n"
    ),
}
FILES = {
    "javascript": ["main.js"],
    "php": ["main.php"],
    "python": ["main.py"],
    "shell": [".platform.app.yaml", "report.sh"],
}


@pytest.mark.parametrize("left_out", [(), ("python",), ("php", "javascript"), ("shell",), tuple(FILES)])
def test_no_file_of_a_language_that_is_left_out_is_looked_at(make_project: Make, left_out: tuple[str, ...]) -> None:
    assert {each.name for each in LANGUAGES} == FILES.keys()
    looked_at = [name for name in FILES if name not in left_out]
    root = make_project({**PROJECT, ".influx-lint.toml": f"languages = {looked_at}\n"})
    done = influx_lint("check", "--select", "NFX2", "-v", ".", folder=root)
    assert sorted({one.path for one in done.findings}) == sorted(name for one in looked_at for name in FILES[one])
    for each in LANGUAGES:
        for name in FILES[each.name]:
            said = [
                line
                for line in done.out.splitlines() + done.err.splitlines()
                if line.startswith(f"passed over: {name}: ")
            ]
            assert [line.endswith(f"{each.title} is left out by the settings") for line in said] == [True] * (
                each.name in left_out
            )
    for name in ("main.py", "main.php"):
        is_left_out = next(one for one, files in FILES.items() if name in files) in left_out
        assert influx_lint("check", name, folder=root).codes == ([] if is_left_out else ["NFX201"])


def test_an_option_outweighs_the_settings(make_project: Make) -> None:
    root = make_project({**PROJECT, ".influx-lint.toml": "languages = []\n"})
    assert influx_lint("check", "--select", "NFX2", ".", folder=root).findings == []
    done = influx_lint("check", "--select", "NFX2", "--languages", "php,shell", ".", folder=root)
    assert sorted(one.path for one in done.findings) == [".platform.app.yaml", "main.php", "report.sh"]


@pytest.mark.parametrize("left_out", list(FILES))
def test_an_upgrade_says_what_breaks_in_a_language_that_is_left_out(make_project: Make, left_out: str) -> None:
    looked_at = [name for name in FILES if name != left_out]
    root = make_project({**PROJECT, ".influx-lint.toml": f"languages = {looked_at}\n"})
    done = influx_lint("upgrade", "--output-format", "json", folder=root)
    plan = json.loads(done.out)
    title = next(each.title for each in LANGUAGES if each.name == left_out)
    assert plan["excluded"] == [{"path": ".", "reason": f"{title} is left out by the settings"}]
    changed = {one["path"] for one in plan["changes"]}
    assert changed == {".platform/services.yaml", *(name for one in looked_at for name in FILES[one])}
    assert done.status == 1
    assert sorted({one["path"] for one in plan["open"]}) == FILES[left_out]
    assert all("which leave out its language" in one["advice"] for one in plan["open"])
    assert influx_lint("upgrade", "--write", "--allow-dirty", folder=root).status == 1


def test_an_upgrade_is_not_kept_by_a_language_that_has_nothing_to_change(make_project: Make) -> None:
    root = make_project(
        {**PROJECT, "main.js": "console.log(1);\n", ".influx-lint.toml": "languages = ['php', 'python', 'shell']\n"}
    )
    done = influx_lint("upgrade", folder=root)
    assert "  .: JavaScript is left out by the settings\n" in done.out
    assert (done.status, "This breaks" in done.out) == (0, False)


def test_flake8_has_nothing_to_say_where_python_is_left_out(make_project: Make) -> None:
    from test_flake8_plugin import codes, flake8

    root = make_project({**PROJECT, ".influx-lint.toml": "languages = ['php']\n"})
    assert codes(flake8(root, "--select=NFX", "main.py")) == []
    (root / ".influx-lint.toml").write_text("languages = ['python']\n", encoding="utf-8")
    assert codes(flake8(root, "--select=NFX", "main.py")) == ["NFX201"]
