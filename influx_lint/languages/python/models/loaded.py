"""Files that code loads: paths made of constants and of `__file__`, and what JSON files of the project hold.

A file whose text mentions none of the keys that matter is like any other that nobody follows."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ModuleObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, number, ordered, specials, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Special, Value, one
from influx_lint.meanings import documents
from influx_lint.meanings.models import Handler, Kind, Models, first, itself

PATH = "path"
PARENTS = "parents of path"
_WRITER = "file that is written"

_WRITING = frozenset("wax+")


def own_name(name: str, path: Path) -> Value | None:
    """What a name of every module is in the file at `path`: `__file__`; `__package__`, which stands for its folder."""
    if name == "__package__":
        return _path(str(path.parent))
    return _path(str(path)) if name == "__file__" else None


def _path(name: str) -> Value:
    return one(Special(PATH, os.path.normpath(name)))


def is_path(value: Value) -> bool:
    """Whether a value is certainly a path that is known."""
    return bool(value) and all(isinstance(atom, Special) and atom.kind == PATH for atom in value)


def _name(value: Value) -> str | None:
    """The path that a value certainly is, as text or as an object."""
    for atom in value:
        if len(value) == 1 and isinstance(atom, Special) and atom.kind == PATH:
            return str(atom.carried)
    return text(value)


def joined(values: Iterable[Value]) -> Value:
    """A path made of parts; unknown where one of them is."""
    names = [_name(value) for value in values]
    known = [name for name in names if name is not None]
    return _path(os.path.join(*known)) if known and len(known) == len(names) else UNKNOWN  # noqa: PTH118


def _first(arguments: Arguments) -> Value:
    return arguments.get(0, "file") or arguments.value(0, "path")


def _made(_run: Machine, arguments: Arguments, _site: Site) -> Value | None:
    if arguments.rest is not None:
        return None
    return _known(joined(arguments.positional or [one(Const(os.curdir))]))


def _known(path: Value) -> Value | None:
    """A path that is known; any other is an object of a library like others."""
    return path if path != UNKNOWN else None


def _folder(_run: Machine, arguments: Arguments, _site: Site) -> Value | None:
    name = _name(_first(arguments))
    return _path(os.path.dirname(name)) if name is not None else None  # noqa: PTH120


def _open(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _opened(run, _first(arguments), arguments.get(1, "mode"), site)


def _opened(run: Machine, path: Value, mode: Value | None, site: Site) -> Value:
    """A file that is open: what it holds, or where something is written."""
    return _content(run, path, site) if _is_read(mode) else one(Special(_WRITER, _name(path)))


def _write(run: Machine, file: Special, arguments: Arguments, site: Site) -> Value:
    """`file.write(text)`, or `path.write_text(text)`."""
    documents.write(run, file.carried, first(arguments), site)
    return UNKNOWN


def dump(encode: Handler, stream: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """Writes a value as text to a file that is open, the argument `stream`, or gives the text, as `encode` has it."""
    written = encode(run, arguments, site) or UNKNOWN
    for file in specials(arguments.get(1, stream) or NOTHING, _WRITER):
        documents.write(run, file.carried, written, site)
    return written


def _is_read(mode: Value | None) -> bool:
    written = text(mode) if mode is not None else ""
    return written is not None and _WRITING.isdisjoint(written)


def _package(run: Machine, package: Value, site: Site) -> Value:
    """The folder of a package, by its name (`importlib.resources`)."""
    for atom in package:
        if isinstance(atom, ModuleObject):
            return _path(str(atom.path.parent))
    name = text(package)
    if name is None:
        return package if is_path(package) else UNKNOWN
    found = run.program.resolve(site.path, name, 0)
    return _path(str(found.parent)) if found is not None else _path(name.replace(".", os.sep))


def _files(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _package(run, arguments.get(0, "anchor") or arguments.value(0, "package"), site)


def _resource(run: Machine, arguments: Arguments, site: Site) -> Value:
    folder, rest = _files(run, arguments, site), arguments.positional[1:]
    return _content(run, joined([folder, *rest]), site) if rest else UNKNOWN


def _content(run: Machine, path: Value, site: Site) -> Value:
    """The text of a file, or of one of several, which keeps what it holds."""
    names = [_name(one(atom)) for atom in ordered(path)]
    return join(documents.text(run, name, site) if name is not None else UNKNOWN for name in names) or UNKNOWN


def _attribute(_run: Machine, path: Special, name: str, _site: Site) -> Value | None:
    """What an attribute of a path is; nothing where it is a method, or not known."""
    if name == "parent":
        return _path(os.path.dirname(str(path.carried)))  # noqa: PTH120
    return one(Special(PARENTS, path.carried)) if name == "parents" else None


def _parent(_run: Machine, parents: Special, key: Value, _reading: Reading) -> Value:
    """`path.parents[n]`."""
    steps = number(key)
    if steps is None or not 0 <= steps < len(str(parents.carried)):
        return UNKNOWN
    name = str(parents.carried)
    for _ in range(steps + 1):
        name = os.path.dirname(name)  # noqa: PTH120
    return _path(name)


def _join(_run: Machine, path: Special, arguments: Arguments, _site: Site) -> Value:
    return joined([one(path), *arguments.positional]) if arguments.rest is None else UNKNOWN


def _with_name(_run: Machine, path: Special, arguments: Arguments, _site: Site) -> Value:
    folder = _path(os.path.dirname(str(path.carried)))  # noqa: PTH120
    return joined([folder, arguments.get(0, "name") or NOTHING])


def _with_suffix(_run: Machine, path: Special, arguments: Arguments, _site: Site) -> Value:
    suffix = text(arguments.get(0, "suffix") or NOTHING)
    return _path(os.path.splitext(str(path.carried))[0] + suffix) if suffix is not None else UNKNOWN  # noqa: PTH122


def _given(_run: Machine, arguments: Arguments, _site: Site) -> Value | None:
    """What keeps a path: made absolute, its links followed."""
    return _known(joined([_first(arguments)]))


MODELS = Models(
    functions={
        **dict.fromkeys(("builtins.open", "io.open", "codecs.open"), _open),
        **dict.fromkeys(
            ("pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath", "pathlib.PurePosixPath", "os.path.join"), _made
        ),
        **dict.fromkeys(("pathlib.Path.cwd", "os.getcwd"), lambda *_given: _path(os.curdir)),
        "os.path.dirname": _folder,
        **dict.fromkeys(
            ("os.path.abspath", "os.path.realpath", "os.path.normpath", "os.path.expanduser", "os.fspath"), _given
        ),
        **dict.fromkeys(("importlib.resources.files", "importlib_resources.files"), _files),
        "importlib.resources.as_file": _given,
        **{
            f"{library}.{name}": _resource
            for library in ("importlib.resources", "importlib_resources")
            for name in ("read_text", "read_binary", "open_text", "open_binary")
        },
        "pkgutil.get_data": _resource,
    },
    kinds={
        PATH: Kind(
            attribute=_attribute,
            methods={
                **dict.fromkeys(("resolve", "absolute", "expanduser", "as_posix", "__str__", "__fspath__"), itself),
                **dict.fromkeys(("joinpath", "__truediv__"), _join),
                "with_name": _with_name,
                "with_suffix": _with_suffix,
                **dict.fromkeys(
                    ("read_text", "read_bytes"), lambda run, path, _given, site: _content(run, one(path), site)
                ),
                "open": lambda run, path, arguments, site: _opened(run, one(path), arguments.get(0, "mode"), site),
                **dict.fromkeys(("write_text", "write_bytes"), _write),
            },
        ),
        _WRITER: Kind(methods={"write": _write}),
        PARENTS: Kind(item=_parent),
    },
    operators={
        "/": lambda _run, left, right, _site: joined((left, right)) if is_path(left) or is_path(right) else None
    },
)
