"""Suppressions, baselines and `--add-noqa` in the comments of every language, by the real command."""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest
from command import Make, influx_lint

from influx_lint.languages import LANGUAGES

CONFIGURATION = {
    ".platform.app.yaml": "name: app\ntype: python:3.12\nrelationships:\n    influxdb: 'timedb:influxdb'\n",
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2  # noqa: NFX101\n",
}
HOOKED = CONFIGURATION[".platform.app.yaml"] + "hooks:\n    deploy: |\n        "
DECODED = 'echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq'


class Sample(NamedTuple):
    """A file: what stands before the read, the read of `bucket`, another line, and what begins and ends a comment."""

    language: str
    name: str
    head: str
    read: str
    other: str
    opening: str
    closing: str = ""
    indent: str = ""

    def text(self, comment: str = "", *, of_other: str = "") -> str:
        """The file with comments on the two lines."""
        lines = ((self.read, comment), (self.other, of_other))
        written = [f"{line}  {self.opening}{said}{self.closing}" if said else line for line, said in lines]
        return self.head + f"\n{self.indent}".join(written) + "\n"


JAVASCRIPT = (
    "const all = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());\n"
    "const ep = all.influxdb[0];\n"
)
PHP = "<?php\n$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n$ep = $all['influxdb'][0];\n"
PYTHON = (
    "import base64, json, os\nall = json.loads(base64.b64decode(os.environ['PLATFORM_RELATIONSHIPS']))\n"
    "ep = all['influxdb'][0]\n"
)
TYPESCRIPT = JAVASCRIPT.replace("const all =", "const all: any =")
SAMPLES = [
    Sample("python", "main.py", PYTHON, "print(ep['bucket'])", "print(1)", "# "),
    Sample("shell", "main.sh", "", f"{DECODED} -r '.influxdb[0].bucket'", "echo 1", "# "),
    Sample("shell", "deploy", "#!/bin/sh\n", f"{DECODED} -r '.influxdb[0].bucket'", "echo 1", "# "),
    Sample("shell", ".platform.app.yaml", HOOKED, f"{DECODED} '.influxdb[0].bucket'", "echo 1", "# ", "", "        "),
    Sample("javascript", "main.js", JAVASCRIPT, "console.log(ep.bucket);", "console.log(1);", "// "),
    Sample("javascript", "main.mjs", JAVASCRIPT, "console.log(ep.bucket);", "console.log(1);", "/* ", " */"),
    Sample("javascript", "main.ts", TYPESCRIPT, "console.log(ep.bucket);", "console.log(1);", "// "),
    Sample("php", "main.php", PHP, "echo $ep['bucket'];", "echo 1;", "// "),
    Sample("php", "main.php", PHP, "echo $ep['bucket'];", "echo 1;", "# "),
    Sample("php", "main.php", PHP, "echo $ep['bucket'];", "echo 1;", "/* ", " */"),
]
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: f"{one.name} {one.opening.strip()}")


def test_every_language_has_a_sample() -> None:
    assert {one.language for one in SAMPLES} == {one.name for one in LANGUAGES}


@each_sample
def test_a_comment_suppresses_what_it_names_and_no_more(sample: Sample, make_project: Make) -> None:
    for comment, codes in [
        ("", ["NFX202"]),
        ("noqa: NFX202 the old service stays", []),
        ("noqa: NFX202", []),
        ("noqa", []),
        ("noqa: NFX201", ["NFX202", "NFX902"]),
        ("see noqa: NFX202", ["NFX202"]),
    ]:
        root = make_project({**CONFIGURATION, sample.name: sample.text(comment)})
        assert sorted(influx_lint("check", ".", folder=root).codes) == codes, comment
    assert influx_lint("check", "--no-suppressions", "--select", "NFX202", ".", folder=root).codes == ["NFX202"]


@each_sample
def test_the_reason_is_in_the_report(sample: Sample, make_project: Make) -> None:
    root = make_project({**CONFIGURATION, sample.name: sample.text("noqa: NFX202 the old service stays")})
    done = influx_lint("check", "--output-format", "json", ".", folder=root)
    told = [(one["path"], one["code"], one["suppression"]["reason"]) for one in json.loads(done.out)["suppressed"]]
    assert (sample.name, "NFX202", "the old service stays") in told


@each_sample
def test_a_comment_that_suppresses_nothing_is_told_and_removed(sample: Sample, make_project: Make) -> None:
    root = make_project({**CONFIGURATION, sample.name: sample.text("noqa: NFX202", of_other="noqa: NFX202 no more")})
    done = influx_lint("check", ".", folder=root)
    assert done.codes == ["NFX902"]
    influx_lint("check", "--fix", ".", folder=root)
    assert (root / sample.name).read_text(encoding="utf-8") == sample.text("noqa: NFX202")


@each_sample
def test_a_suppression_is_written_where_the_finding_is(sample: Sample, make_project: Make) -> None:
    root = make_project({**CONFIGURATION, sample.name: sample.text()})
    assert influx_lint("check", "--add-noqa", ".", folder=root).status == 0
    written = (root / sample.name).read_text(encoding="utf-8")
    opening = {"javascript": "// "}.get(sample.language, "# ")
    assert written == sample._replace(opening=opening, closing="").text("noqa: NFX202")
    assert influx_lint("check", ".", folder=root).codes == []


IN_BLOCKS = [
    "|\n        R=1\n        {read}{comment}\n",
    "|-\n        {read}{comment}\n        echo 1\n",
    "|2\n          echo 1\n      {read}{comment}\n",
    ">\n        {read}\n        | tr a b{comment}\n\n        echo 1\n",
    "'{quoted}'{comment}\n",
]
DOCUMENT = "|\n        cat <<END\n        $({read})\n        END\n"


def _hooked(script: str, comment: str = "") -> str:
    read = f"{DECODED} '.influxdb[0].bucket'"
    script = script.format(read=read, quoted=read.replace("'", "''"), comment=comment)
    return CONFIGURATION[".platform.app.yaml"] + f"hooks:\n    deploy: {script}"


@pytest.mark.parametrize("script", IN_BLOCKS)
def test_a_suppression_is_written_into_a_script_of_the_configuration(script: str, make_project: Make) -> None:
    root = make_project({**CONFIGURATION, ".platform.app.yaml": _hooked(script)})
    assert influx_lint("check", ".", folder=root).codes == ["NFX202"]
    assert influx_lint("check", "--add-noqa=until May", ".", folder=root).codes == []
    written = (root / ".platform.app.yaml").read_text(encoding="utf-8")
    assert written == _hooked(script, "  # noqa: NFX202 until May")


@pytest.mark.parametrize(("name", "indent"), [(".platform.app.yaml", ""), ("main.sh", "        ")])
def test_what_ends_a_here_document_gets_no_comment(name: str, indent: str, make_project: Make) -> None:
    text = _hooked(DOCUMENT)
    if name == "main.sh":
        text = text.partition("|\n")[2].replace(indent, "")
    root = make_project({**CONFIGURATION, name: text})
    done = influx_lint("check", "--add-noqa", ".", folder=root)
    assert done.codes == ["NFX202"]
    assert "1 finding cannot be suppressed by a comment" in done.err
    assert (root / name).read_text(encoding="utf-8") == text


@each_sample
def test_a_baseline_knows_what_was_there(sample: Sample, make_project: Make) -> None:
    root = make_project({**CONFIGURATION, sample.name: sample.text()})
    assert influx_lint("check", "--write-baseline", "known.json", ".", folder=root).status == 0
    assert influx_lint("check", "--baseline", "known.json", ".", folder=root).codes == []
    more = sample._replace(head=sample.head + sample.other + f"\n{sample.indent}", other=sample.read)
    make_project({sample.name: more.text()})
    assert influx_lint("check", "--baseline", "known.json", ".", folder=root).codes == ["NFX202"]
