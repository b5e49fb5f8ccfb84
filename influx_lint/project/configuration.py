"""What configuration files declare: services and applications, as nodes with their places.

Files brought in by `!include` are read as part of the file that names them, each value at its own place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from influx_lint.findings import Origin
from influx_lint.pages import Page
from influx_lint.project import yaml
from influx_lint.project.disk import Content
from influx_lint.project.embedded import Script, path_of
from influx_lint.project.layout import Kind
from influx_lint.project.model import Application, Relationship, Service
from influx_lint.project.nodes import INCLUDE, NULL, STRING, Mapping, Node, Scalar, Sequence, YamlError, text_of
from influx_lint.text import reason
from influx_lint.typings import NamedTuple

MAX_INCLUDES = 20
"""How many files may include one another in a chain."""


_STARTS = ("pre_start", "start", "post_start")
_SCRIPTS = (
    (("hooks",), ("build", "deploy", "post_deploy")),
    (("web",), ("commands",), _STARTS),
    (("workers",), ("*",), ("commands",), _STARTS),
    (("crons",), ("*",), ("cmd",)),
    (("crons",), ("*",), ("commands",), ("start", "stop")),
)
"""Where the scripts of an application stand, by the keys on the way to them."""

_HOLDERS = frozenset({"web", "workers"})
"""What holds relationships, too: includes are followed that bring in one of these, or a part of it."""

_SECTIONS = frozenset({"applications", "services", "routes"})


class Refused(NamedTuple):
    """An `!include` that cannot be followed: its node, the path that it names, and why. `is_inside` says that it stands
    in the definition of an application, and does not bring in the whole of one."""

    node: Node
    target: str
    reason: str
    is_inside: bool


class _IncludeError(Exception):
    """An `!include` that cannot be followed; the text says why."""


class _Parsed(NamedTuple):
    """What was made of a file's bytes: its text, its documents, and why there are none."""

    source: Page | None
    documents: list[Node]
    error: YamlError | None


def _parsed(path: Path, content: Content) -> _Parsed:
    if not isinstance(content.made, _Parsed):
        content.made = _parse(path, content.data)
    return content.made


def _parse(path: Path, data: bytes) -> _Parsed:
    source = None
    try:
        source = yaml.load(path, data)
        return _Parsed(source, yaml.read(source), None)
    except YamlError as error:
        # It is kept with the file, and its traceback would keep all of this run with it.
        error.__context__ = error.__cause__ = None
        return _Parsed(source, [], error.with_traceback(None))


class Definition(NamedTuple):
    """A service's definition: `name` is the key's node, `type` the node of its type behind aliases and includes."""

    name: Scalar
    node: Node
    type: Node | None

    @property
    def text(self) -> str | None:
        """The type as text, such as `influxdb:2.7`; nothing where it is no text."""
        return text_of(self.type)

    @property
    def origin(self) -> Origin:
        """The place of the type, or of the name where there is no type."""
        return (self.type or self.name).origin

    @property
    def service(self) -> Service:
        return Service(self.name.value, self.text, self.origin)


class ConfigurationFile:
    """A file and its documents; `error` says why there are none. What `!include` leads to is read when it is asked for.
    Then `included` has the files that were brought in, or could not be read, by their paths, and `refused` the includes
    that cannot be followed, and why."""

    def __init__(self, path: Path, kind: Kind, root: Path, read: Callable[[Path], Content]) -> None:
        """`read` gives what a file holds, and raises OSError."""
        self.path = path
        self.kind = kind
        self.root = root
        self.included: dict[Path, ConfigurationFile | OSError] = {}
        self.refused: dict[Node, Refused] = {}
        self.read = read
        self.source, self.documents, self.error = _parsed(path, read(path))

    def resolve(self, node: Node, folder: Path | None = None) -> Node:
        """The node that stands behind an `!include` of YAML; any other node, and one that leads nowhere, is itself.
        Paths count from the folder of the file that names them, from the application's `folder`, or from the root."""
        chain = [self.path]
        while (target := _included_path(node)) is not None:
            try:
                path = self._locate(target, (node.source.path.parent, folder or self.root, self.root))
                _hold_to_chain(path, [*chain, node.source.path])
            except _IncludeError as error:
                self.refused[node] = Refused(node, target, str(error), is_inside=folder is not None)
                return node
            chain.append(path)
            documents = self._include(path)
            if not documents:
                return node
            node = documents[0]
        return node

    def _locate(self, target: str, folders: tuple[Path, ...]) -> Path:
        """The file that an `!include` names: the first that is there. Nothing outside of the project is looked at."""
        paths = [Path(os.path.normpath(folder / target)) for folder in folders]
        inside = [path for path in paths if path.is_relative_to(self.root)]
        if not inside:
            raise _IncludeError("it is outside of the project")
        found = next((path for path in inside if _is_there(path)), None)
        if found is None:
            raise _IncludeError("there is no such file")
        if not Path(os.path.realpath(found)).is_relative_to(os.path.realpath(self.root)):
            raise _IncludeError("it leads out of the project")
        return found

    @property
    def is_complete(self) -> bool:
        """Whether all services of the file are known: it could be parsed, and no include hides any."""
        sections = self._section_nodes("services")
        return self.error is None and not any(True for one in sections for _ in _hiding(one))

    @property
    def is_whole(self) -> bool:
        """Whether everything in the file is known: it and all that it includes could be read and parsed."""
        for _ in self.definitions():
            pass
        hidden = [*self.hidden(), *(origin for one in self.applications() for origin in one.hidden)]
        included = self.included.values()
        readable = all(isinstance(one, ConfigurationFile) and one.error is None for one in included)
        return self.error is None and not (hidden or self.refused) and readable

    def files(self) -> Iterator[ConfigurationFile]:
        """This file and all that it brought in."""
        yield self
        yield from (one for one in self.included.values() if isinstance(one, ConfigurationFile))

    def unreadable(self) -> Iterator[tuple[Path, OSError]]:
        """The files that it should have brought in, but that cannot be read."""
        yield from ((path, one) for path, one in self.included.items() if isinstance(one, OSError))

    def _include(self, path: Path) -> list[Node]:
        if path not in self.included:
            try:
                self.included[path] = ConfigurationFile(path, self.kind, self.root, self.read)
            except OSError as error:
                self.included[path] = error
        file = self.included[path]
        return [] if isinstance(file, OSError) else file.documents

    def definitions(self) -> Iterator[Definition]:
        """The services that the file defines."""
        if self.kind in (Kind.SERVICES, Kind.FLEX):
            for services in self._sections("services"):
                for name, value in services.effective().values():
                    node = self.resolve(value)
                    found = node.get("type") if isinstance(node, Mapping) else None
                    yield Definition(name, node, self.resolve(found) if found else None)

    def applications(self) -> Iterator[Application]:
        """The applications that the file defines."""
        for name, node in self._application_nodes():
            if isinstance(node, Mapping):
                yield self._application(name, node, self._folder(node))

    def scripts(self, suffix: str) -> Iterator[Script]:
        """The scripts in the applications of the file, in a language whose files end in `suffix`."""
        for name, node in self._application_nodes():
            if not isinstance(node, Mapping):
                continue
            folder = self._folder(node)
            for where, scalar in self._commands(node, folder):
                called = where if name is None else f"{name}.{where}"
                yield Script(path_of(folder, self.path, called, suffix), scalar)

    def _commands(self, application: Mapping, folder: Path) -> Iterator[tuple[str, Scalar]]:
        """The scalars of an application that hold scripts, each with what it is called."""
        pending: list[tuple[str, tuple[tuple[str, ...], ...], Node]] = [("", path, application) for path in _SCRIPTS]
        while pending:
            where, path, node = pending.pop(0)
            if not path:
                if isinstance(node, Scalar) and (text_of(node) or "").strip():
                    yield where, node
            elif isinstance(node, Mapping):
                for key, (_, value) in node.effective().items():
                    if key in path[0] or "*" in path[0]:
                        holds = key in _HOLDERS or where in _HOLDERS
                        inner = f"{where}.{key}".removeprefix(".")
                        pending.append((inner, path[1:], self.resolve(value, folder) if holds else value))

    def common(self) -> Iterator[Node]:
        """What a file of Upsun Flex has beside services and applications."""
        if self.kind is Kind.FLEX:
            for top in self._sections(None):
                yield from (node for name, (_, node) in top.effective().items() if name not in _SECTIONS)

    def hidden(self) -> Iterator[Origin]:
        """The places of what hides applications of the file, such as an include that cannot be followed."""
        if self.kind is not Kind.SERVICES:
            sections = self._section_nodes("applications")
            nodes = (node for _, node in self._application_nodes() if not isinstance(node, Mapping))
            yield from (one.origin for node in (*sections, *nodes) for one in _hiding(node))

    def _application_nodes(self) -> Iterator[tuple[str | None, Node]]:
        """What should be the definition of an application, with the name that it goes by in this file."""
        if self.kind is Kind.SERVICES:
            return
        for top in self._section_nodes("applications"):
            if self.kind is Kind.APPLICATION:
                yield None, top
            elif isinstance(top, Mapping):
                yield from ((name.value, self.resolve(value)) for name, value in top.effective().values())
            elif isinstance(top, Sequence) and self.kind is Kind.APPLICATIONS:
                yield from ((None, self.resolve(one)) for one in top.items)

    def _sections(self, name: str | None) -> Iterator[Mapping]:
        """The top mapping of each document, or, in files of Upsun Flex, the mapping in it under a name."""
        return (node for node in self._section_nodes(name) if isinstance(node, Mapping))

    def _section_nodes(self, name: str | None) -> Iterator[Node]:
        key = name if self.kind is Kind.FLEX else None
        for top in map(self.resolve, self.documents):
            below = top.get(key) if key is not None and isinstance(top, Mapping) else None
            if key is None or not isinstance(top, Mapping):
                yield top
            elif below:
                yield self.resolve(below)

    def _folder(self, application: Mapping) -> Path:
        """The folder of an application: its file's, or that of its `source.root`, counted from the project's root."""
        if self.kind is Kind.APPLICATION:
            return self.path.parent
        source = application.get("source")
        root = text_of(source.get("root")) if isinstance(source, Mapping) else None
        return self.root.joinpath(*(part for part in (root or "").split("/") if part not in ("", ".", "..")))

    def _application(self, name: str | None, node: Mapping, folder: Path) -> Application:
        own = node.get("name")
        if name is None and isinstance(own, Scalar):
            name = own.value
        holders = list(self._holders(node, folder))
        given = (one.get("relationships") for one in holders if isinstance(one, Mapping))
        tables = [self.resolve(one, folder) for one in given if one]
        entries = [
            (key, self.resolve(value, folder))
            for table in tables
            if isinstance(table, Mapping)
            for key, value in table.effective().values()
        ]
        made = dict.fromkeys(_relationship(key, value) for key, value in entries)
        parts = (*holders, *tables, *_with_parts(value for _, value in entries))
        hidden = dict.fromkeys(one.origin for part in parts for one in _hiding(part))
        return Application(
            name,
            self.path,
            folder,
            tuple(one for one in made if one),
            hidden=tuple(hidden),
            definition=(*holders, *self._variables(holders, folder)),
        )

    def _variables(self, holders: Iterable[Node], folder: Path) -> Iterator[Node]:
        """What includes bring in under `variables`, or under `env` there."""
        for holder in holders:
            node = holder.get("variables") if isinstance(holder, Mapping) else None
            resolved = self.resolve(node, folder) if node else None
            if resolved:
                yield resolved
            below = resolved.get("env") if isinstance(resolved, Mapping) else None
            if below:
                yield self.resolve(below, folder)

    def _holders(self, application: Mapping, folder: Path) -> Iterator[Node]:
        """What may have relationships: an application, its `web`, each of its workers, and what holds the workers."""
        yield application
        web, workers = application.get("web"), application.get("workers")
        if web:
            yield self.resolve(web, folder)
        several = self.resolve(workers, folder) if workers else None
        if several:
            yield several
        if isinstance(several, Mapping):
            yield from (self.resolve(value, folder) for _, value in several.effective().values())


def _hiding(node: Node) -> Iterator[Node]:
    """The nodes whose tags hide what a node is, or has besides."""
    if node.is_foreign:
        yield node
    elif isinstance(node, Mapping):
        yield from node.merged_unknown()


def _with_parts(values: Iterable[Node]) -> Iterator[Node]:
    for value in values:
        yield value
        if isinstance(value, Mapping):
            yield from (part for _, part in value.effective().values())


def _relationship(key: Scalar, value: Node) -> Relationship | None:
    """A relationship in any of its four forms; nothing where the value is none of them."""
    if isinstance(value, Scalar) and value.tag == STRING:
        service, _, endpoint = value.value.partition(":")
        return Relationship(key.value, service, endpoint or None, value.part(service), value.part(endpoint))
    if isinstance(value, Scalar) and value.tag == NULL:
        return Relationship(key.value, key.value, None, key.origin, key.origin)
    if isinstance(value, Mapping):
        places = value.get("service"), value.get("endpoint")
        name, ending = map(text_of, places)
        origins = (each.origin if each and text_of(each) is not None else key.origin for each in places)
        return Relationship(key.value, key.value if name is None else name, ending, *origins)
    return None


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _IncludeError(reason(error)) from None
    except ValueError:
        raise _IncludeError("a NUL stands in its name") from None
    return True


def _hold_to_chain(path: Path, chain: list[Path]) -> None:
    if path in chain:
        raise _IncludeError("it includes itself")
    if len(chain) > MAX_INCLUDES:
        raise _IncludeError("too many files include one another")


def _included_path(node: Node) -> str | None:
    """The path of an `!include` of YAML: a plain path, or a mapping whose `type` is `yaml`, or not there."""
    if node.tag != INCLUDE:
        return None
    if isinstance(node, Scalar):
        return node.value or None
    if isinstance(node, Mapping):
        kind, path = node.get("type"), node.get("path")
        if isinstance(path, Scalar) and (kind is None or (isinstance(kind, Scalar) and kind.value == "yaml")):
            return path.value or None
    return None
