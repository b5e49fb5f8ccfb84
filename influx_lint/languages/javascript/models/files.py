"""Files that code reads: JSON files of the project, by paths made of constants and of `__dirname`."""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import number, text
from influx_lint.flow.values import UNKNOWN, Const, Value, one
from influx_lint.meanings import command_line, documents
from influx_lint.meanings.models import Models, first

_STDIN = "/dev/stdin"
_WRITING = ("writeFileSync", "writeFile", "writeJsonSync", "writeJson", "outputJsonSync", "outputJson")


def _read(run: Machine, arguments: Arguments, site: Site) -> Value:
    is_input = number(first(arguments)) == 0 or first(arguments) == command_line.STDIN
    name = _STDIN if is_input else text(first(arguments))
    return documents.text(run, name, site) if name is not None else UNKNOWN


def _write(run: Machine, arguments: Arguments, site: Site) -> Value:
    documents.write(run, text(first(arguments)), arguments.value(1), site)
    return UNKNOWN


def _join(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    parts = [text(value) for value in arguments.positional]
    known = [each for each in parts if each]
    return one(Const("/".join(known))) if None not in parts and known else UNKNOWN


MODELS = Models(
    functions={
        **dict.fromkeys(
            ("fs.readFileSync", "fs.promises.readFile", "fs/promises.readFile", "fs-extra.readFileSync"), _read
        ),
        **dict.fromkeys(("fs.readJsonSync", "fs-extra.readJsonSync", "fs-extra.readJson"), _read),
        **dict.fromkeys(("fs.writeFileSync", "fs.writeFile", "fs.promises.writeFile", "fs/promises.writeFile"), _write),
        **dict.fromkeys((f"fs-extra.{name}" for name in _WRITING), _write),
        **dict.fromkeys(("path.join", "path.resolve", "path.posix.join"), _join),
    }
)
