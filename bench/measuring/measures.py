"""The measures: each a function that makes its inputs and yields what is to be compared, or why it cannot be."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from measuring import environments, inputs, languages
from measuring.pairs import Command, Comparison, Row, Skipped, cpu_seconds, growth, measured, peak_kilobytes, taken

Measure = Callable[["Setup"], Iterator[Comparison | Row | Skipped]]

_BENCH = environments.CHECKOUT / "bench"
_CLEAN = frozenset({0})
_FOUND = frozenset({1})
_EITHER = frozenset({0, 1})

_LINEAR = 1.15
"""Up to which exponent growth counts as linear: `n log n` between 1,000 and 10,000 comes to 1.12."""

_SUBSET = 20
"""One in how many of Django's files is in the subset: that leaves runs of a few seconds, which can be many."""


@dataclass(frozen=True, slots=True)
class Setup:
    """A folder to make inputs in, and whether few pairs will do."""

    scratch: Path
    quick: bool

    def pairs(self, count: int) -> int:
        """How many pairs to run where a full run takes `count`."""
        return min(count, 3) if self.quick else count

    def folder(self, name: str) -> Path:
        """A new folder."""
        path = self.scratch / name
        path.mkdir(parents=True)
        return path


def small_file(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """One small clean services file."""
    schema = str(environments.CHECKOUT / "schemas" / "services.schema.json")
    for style, shape in (("plain", "plain"), ("flow", "with a flow mapping")):
        folder = setup.folder(f"small-{style}")
        file = inputs.small_services(folder, "flow" if style == "flow" else "plain")
        ours = _check(folder, _CLEAN, str(file))
        compose = _script(folder, "compose.py", str(file))
        what = f"check of one small clean services file, {shape}, against"
        yield Comparison(f"small-file/{style}/compose", f"{what} composing it", ours, compose, 1.3, setup.pairs(31))
        for module, title, options, budget in (
            ("yamllint", "yamllint", (), 0.7),
            ("check_jsonschema", "check-jsonschema", ("--schemafile", schema), 0.25),
        ):
            name = f"small-file/{style}/{title}"
            if environments.has_module(module):
                other = _module(folder, _CLEAN, module, *options, str(file))
                yield Comparison(name, f"{what} {title}", ours, other, budget, setup.pairs(15))
            else:
                yield Skipped(name, f"{title} is not installed")


def many_files(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """1,000 services files of 20 lines, in one run."""
    if not environments.has_module("yamllint"):
        yield Skipped("many-files", "yamllint is not installed")
        return
    variants = {
        "none": ("none mentions InfluxDB", "solr:9.4", "comment"),
        "all": ("all have InfluxDB", "influxdb:2.7", "comment"),
        "flow": ("all have InfluxDB, 1 in 4 has a flow mapping", "influxdb:2.7", "flow"),
        "full": ("all have InfluxDB, 1 in 4 needs the full parser", "influxdb:2.7", "full"),
    }
    for name, (shape, kind, special) in variants.items():
        folder = setup.folder(f"many-{name}")
        files = [str(path) for path in inputs.many_services(folder, 1000, kind, _every_fourth(special))]
        for way, paths in (("search", [str(folder)]), ("named", files)):
            yield Comparison(
                f"many-files/{name}/{way}",
                f"check of 1,000 files of 20 lines, {shape}, {_WAYS[way]}, against yamllint",
                _check(folder, _CLEAN, *paths),
                _module(folder, _CLEAN, "yamllint", *paths),
                None if name == "full" else 0.3,
                setup.pairs(5),
            )


def _every_fourth(special: str) -> Callable[[int], str]:
    return lambda number: inputs.LAST_LINES["comment" if number % 4 else special]


_WAYS = {"search": "found in a folder", "named": "named one by one"}


def large_file(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """One services file with 5,000 services."""
    if not environments.has_module("yamllint"):
        yield Skipped("large-file", "yamllint is not installed")
        return
    for style in inputs.STYLES:
        folder = setup.folder(f"large-{style}")
        file = str(inputs.large_services(folder, 5000, style))
        yield Comparison(
            f"large-file/{style}",
            f"check of one file with 5,000 services, {style}, against yamllint",
            _check(folder, _CLEAN, file),
            _module(folder, _CLEAN, "yamllint", file),
            0.6,
            setup.pairs(5),
        )


def flake8_django(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """flake8 with the plugin against flake8 without it, on Django's source tree."""
    django = environments.django()
    if django is None or not _twins():
        yield Skipped("flake8-django", _UNPREPARED)
        return
    environments.install_plugin()
    files = sorted(str(path) for path in django.rglob("*.py"))
    subset = tuple(files[::_SUBSET])
    yield Comparison(
        "flake8-django/subset",
        f"flake8 with the plugin against flake8 without, 1 in {_SUBSET} of Django's files; a look at the project's "
        f"files, which a run takes once, weighs {_SUBSET} times what it should",
        _flake8("flake8-plugin", django, _EITHER, *subset),
        _flake8("flake8-plain", django, _EITHER, *subset),
        None,
        setup.pairs(25),
    )
    if setup.quick:
        yield Skipped("flake8-django/whole", "takes minutes: left out of a quick run")
        return
    yield Comparison(
        "flake8-django/whole",
        "flake8 with the plugin against flake8 without, all of Django's tree",
        _flake8("flake8-plugin", django, _EITHER, "."),
        _flake8("flake8-plain", django, _EITHER, "."),
        1.01,
        1,
    )
    share = _output("flake8-plugin", django, str(_BENCH / "yardsticks" / "plugin_share.py"), *_FLAKE8, ".")
    yield Row(
        "flake8-django/share",
        "CPU time of flake8 on all of Django's tree against the same less what the plugin's import and calls take",
        1 / (1 - share),
        1.01,
        detail="timed within one run",
    )


def flake8_reads(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """flake8 with the plugin against flake8 without it, on generated files full of relevant reads."""
    if not _twins():
        yield Skipped("flake8-reads", _UNPREPARED)
        return
    environments.install_plugin()
    for code in inputs.CODES:
        largest = 10_000
        file = inputs.readers(setup.folder(f"reads-{code}-{largest}"), largest, code)
        yield Comparison(
            f"flake8-reads/{code}",
            f"flake8 with the plugin against flake8 without, 10,000 lines of reads ({code})",
            _flake8("flake8-plugin", file.parent, _FOUND, file.name),
            _flake8("flake8-plain", file.parent, _CLEAN, file.name),
            2.0,
            setup.pairs(5),
        )
        yield _growth(setup, code)


def _growth(setup: Setup, code: inputs.Code) -> Row:
    """How what the plugin adds to flake8 grows with the length of a file."""
    points = []
    for lines in (1000, 2000, 5000, 10_000):
        file = inputs.readers(setup.folder(f"growth-{code}-{lines}"), lines, code)
        ours = _flake8("flake8-plugin", file.parent, _FOUND, file.name)
        other = _flake8("flake8-plain", file.parent, _CLEAN, file.name)
        added = median(with_plugin - without for with_plugin, without in taken(ours, other, setup.pairs(3)))
        points.append((float(lines), added))
    return Row(
        f"flake8-reads/{code}/growth",
        f"exponent of the growth of what the plugin adds, from 1,000 to 10,000 lines ({code}); 1 is linear",
        growth(points),
        _LINEAR,
        detail=", ".join(f"{lines:,.0f} lines {added:.2f} s" for lines, added in points),
    )


def modules(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """`influx-lint check` on projects of modules full of reads: all are found, in how much time and memory."""
    one = _check(inputs.modules(setup.folder("modules-1"), 1), _FOUND, ".")
    cpu_seconds(one)  # the first run compiles what it imports, which takes memory, too
    alone = peak_kilobytes(one)
    points = []
    for count in (100, 400, 1600):
        folder = inputs.modules(setup.folder(f"modules-{count}"), count)
        lines = sum(path.read_bytes().count(b"\n") for path in folder.rglob("*.py"))
        ours, parse = _check(folder, _FOUND, "."), _script(folder, "parse.py", ".")
        missed = count * inputs.READS_A_MODULE - reads_found(folder)
        what = f"in a project of {count} modules, {lines:,} lines"
        yield Row(f"modules/{count}/missed", f"reads of old keys that are not found {what}", missed, 0)
        row = measured(Comparison("", "", ours, parse, None, setup.pairs(5 if count < 1600 else 3)))
        cost = f"check against parsing each file with `ast`, {what}"
        yield replace(row, name=f"modules/{count}/cost", what=cost, budget=8.0)
        memory = (peak_kilobytes(ours) - alone) / lines
        yield Row(f"modules/{count}/memory", f"KB of memory a line, beyond that for one module, {what}", memory, 1.0)
        points.append((float(lines), median(cpu_seconds(ours) for _ in range(3))))
    yield Row(
        "modules/growth",
        "exponent of the growth of CPU time with lines, from 100 to 1,600 modules; 1 is linear",
        growth(points),
        _LINEAR,
        detail=", ".join(f"{lines:,.0f} lines {taken_:.2f} s" for lines, taken_ in points),
    )


def reads_found(folder: Path) -> int:
    """How many reads of old keys a check of a folder names."""
    command = [
        sys.executable,
        "-m",
        "influx_lint",
        "check",
        "--select",
        "NFX201,NFX202",
        "--output-format",
        "json",
        ".",
    ]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return len(json.loads(run.stdout)["findings"])


def other_languages(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """Projects in JavaScript, TypeScript, PHP and shell."""
    folder = languages.unrelated(setup.folder("languages-unrelated"), 5000)
    yield Comparison(
        "languages/unrelated",
        "check of 5,000 files in four languages without an old key, against finding and reading them",
        _check(folder, _FOUND, "."),
        _script(folder, "read.py", ".", *(f".{suffix}" for suffix in languages.SUFFIXES)),
        6.0,
        setup.pairs(11),
    )
    folder = languages.readers(setup.folder("languages-reads"), 200)
    missed = 200 * languages.READS_A_PART * languages.PARTS - reads_found(folder)
    yield Row(
        "languages/reads/missed", "reads of old keys that are not found in 200 files in four languages", missed, 0
    )
    yield Comparison(
        "languages/reads/cost",
        "check of 200 files in four languages, with 30 reads each, against parsing them with tree-sitter",
        _check(folder, _FOUND, "."),
        _script(folder, "parse_trees.py", "."),
        30.0,
        setup.pairs(5),
    )


def check_django(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """`influx-lint check` over Django's source tree against reading its Python files."""
    django = environments.django()
    if django is None:
        yield Skipped("check-django", _UNPREPARED)
        return
    yield Comparison(
        "check-django",
        "check of Django's source tree against finding and reading its Python files",
        _check(django, _EITHER, "."),
        _script(django, "read.py", "."),
        3.0,
        setup.pairs(11),
    )


def hook(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """A hook run on one changed file in a project of 2,000 files against one of 10."""
    large, small = (inputs.project(setup.folder(f"hook-{count}"), count) for count in (2000, 10))
    for name, what, changed, statuses in (
        ("services", "services.yaml", ".platform/services.yaml", _FOUND),
        ("reader", "a Python file that reads old keys", "shop/metrics.py", _FOUND),
        ("importer", "a Python file that imports another", "shop/report.py", _CLEAN),
        ("unrelated", "a Python file that does not", "shop/part0/orders5.py", _CLEAN),
    ):
        yield Comparison(
            f"hook/{name}",
            f"hook run on {what} in a project of 2,000 files against one of 10",
            _hook(large, statuses, changed),
            _hook(small, statuses, changed),
            1.5,
            setup.pairs(11),
        )


def editor(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """An editor's key presses in the project of `hook`."""
    from measuring.editor import key_presses

    folder = inputs.project(setup.folder("editor"), 2000)
    yield from key_presses(folder, "shop/metrics.py", 20 if setup.quick else 100)


def semgrep(setup: Setup) -> Iterator[Comparison | Row | Skipped]:
    """Semgrep's open engine with a taint rule, over the example projects, beside influx-lint."""
    interpreter = environments.python("semgrep")
    if interpreter is None:
        yield Skipped("semgrep", _UNPREPARED)
        return
    script = [sys.executable, str(_BENCH / "semgrep" / "compare.py"), "--json", str(interpreter.with_name("semgrep"))]
    run = subprocess.run(script, cwd=setup.scratch, capture_output=True, text=True, check=False)
    if run.returncode:
        yield Skipped("semgrep", f"the comparison failed: {run.stderr.strip()[-300:]}")
        return
    for one in json.loads(run.stdout):
        yield Row(f"semgrep/{one['name']}", one["what"], one["value"], detail=one["detail"])


MEASURES: dict[str, Measure] = {
    "small-file": small_file,
    "many-files": many_files,
    "large-file": large_file,
    "flake8-django": flake8_django,
    "flake8-reads": flake8_reads,
    "modules": modules,
    "languages": other_languages,
    "check-django": check_django,
    "hook": hook,
    "editor": editor,
    "semgrep": semgrep,
}

_UNPREPARED = "not prepared: run `python bench/run.py --prepare` first"
_FLAKE8 = ("--isolated", "--jobs=1", "--max-line-length=120")


def _hook(folder: Path, statuses: frozenset[int], changed: str) -> Command:
    """The run that pre-commit makes of the first of our hooks for one changed file."""
    _, *arguments = environments.hook_entry()
    return _module(folder, statuses, "influx_lint", *arguments, changed)


def _check(folder: Path, statuses: frozenset[int], *arguments: str) -> Command:
    return _module(folder, statuses, "influx_lint", "check", *arguments)


def _module(folder: Path, statuses: frozenset[int], module: str, *arguments: str) -> Command:
    return Command((sys.executable, "-m", module, *arguments), folder, statuses)


def _script(folder: Path, name: str, *arguments: str) -> Command:
    return Command((sys.executable, str(_BENCH / "yardsticks" / name), *arguments), folder)


def _flake8(environment: str, folder: Path, statuses: frozenset[int], *arguments: str) -> Command:
    interpreter = str(environments.python(environment))
    return Command((interpreter, "-m", "flake8", *_FLAKE8, *arguments), folder, statuses)


def _twins() -> bool:
    """Whether both environments of flake8 are there."""
    return all(environments.python(name) for name in ("flake8-plain", "flake8-plugin"))


def _output(environment: str, folder: Path, *arguments: str) -> float:
    """The number that a Python script prints last."""
    command = [str(environments.python(environment)), *arguments]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return float(run.stdout.splitlines()[-1])
