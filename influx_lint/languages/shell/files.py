"""Files that scripts write and read."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterator
from pathlib import Path

from influx_lint.flow import containers
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, ordered, specials
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Special, Value, one
from influx_lint.languages.shell import texts, variables
from influx_lint.languages.shell.lowering import STDIN
from influx_lint.languages.shell.placed import GAP
from influx_lint.meanings import documents
from influx_lint.project.layout import JSON

PIPE = "file with an output"
"""The kind of a special value that is the name of a file from which an output is read."""

_FILES = ("shell files",)
_WRITERS = ("writers of shell files",)
"""What owns the cells of what scripts put into files, and of which do, by the names of the files."""

_WRITER = "writer of a file"


def content(run: Machine, name: Value, site: Site) -> Value:
    """What is in a file, as far as scripts have put it there."""
    found = []
    for atom in ordered(name):
        if isinstance(atom, Special) and atom.kind == PIPE and isinstance(atom.carried, frozenset):
            found.append(atom.carried)
        elif isinstance(atom, Const) and atom.value in ("-", "/dev/stdin"):
            found.append(variables.held_in(run, STDIN, site.frame) or UNKNOWN)
        else:
            found.append(run.store.known(_FILES, _file(atom)) or UNKNOWN)
    return join(found) or UNKNOWN


def names(value: Value) -> list[str]:
    """The names of a file, or what stands behind the folder that is only known when the script runs."""
    known = known_texts(value)
    partly = [str(atom.carried) for atom in specials(value, texts.PARTLY)]
    return known + [name for each in partly if (name := each.rpartition(GAP)[2].lstrip("/"))]


def _file(atom: Atom) -> Hashable:
    return os.path.normpath(str(atom.value)) if isinstance(atom, Const) else atom


def put(run: Machine, name: Value, value: Value, site: Site, *, appended: bool = False) -> None:
    for atom in name:
        if not isinstance(atom, Const | Special):
            continue
        before = run.store.known(_FILES, _file(atom)) if appended else NOTHING
        run.store.set(_FILES, _file(atom), join([before, value]))
        run.store.set(_WRITERS, _file(atom), one(Special(_WRITER, site.path)))
        if isinstance(atom, Const):
            documents.keep(run, str(atom.value), value, site)


def left(run: Machine) -> Iterator[tuple[Path, str, Value, str]]:
    """What scripts leave in JSON files: script, path of the file, value, and that it is for all programs."""
    for name, held in run.store.written(_FILES).items():
        for writer in run.store.known(_WRITERS, name):
            if isinstance(name, str) and name.endswith(JSON) and isinstance(writer, Special):
                yield Path(str(writer.carried)), name, containers.known(held), ""
