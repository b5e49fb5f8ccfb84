"""How the files of JavaScript and TypeScript of a project get hold of one another: by what they import."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from influx_lint.languages.front import Links
from influx_lint.languages.javascript.cells import WHOLE
from influx_lint.project.layout import JSON
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from influx_lint.flow import ir

_SPECIFIER = rb"""(?x)(?:\bfrom|\bimport|\brequire|\bimport\s*\(|\brequire\s*\(|\brequire\.resolve\s*\(|\bmock\s*\()\s*
    (?:/\*(?:[^*]|\*(?!/))*\*/\s*)?(["'`])([^"'`\n]{1,300})\1"""
_PUT_TOGETHER = rb"\b(?:require|import)\s*\((?!\s*[\"'])([^;\n]{0,60}?[^;\n)]{1,200})"
_STEPS = rb"""[\w@.-][\w@./-]*(?=["'`])"""
_ABOVE = (".", "..", "../..")
"""What is imported by a path that is put together, its parts that are texts, and where it may begin."""

_SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
_COMPILED = {".js": (".ts", ".tsx"), ".jsx": (".tsx",), ".mjs": (".mts",), ".cjs": (".cts",)}
"""What a file is compiled from whose name an import gives."""

_ALIASES = {"$lib": ("src/lib",), "@": ("src", "", "app"), "~": ("", "src", "app"), "@@": ("",), "~~": ("",)}
"""No names of packages: what is meant by them where no settings are there that say so, as of the nearest package."""

_COMMENT = r'(?s)("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/|,(?=\s*[}\]])'
_MOST_BYTES = 256 * 1024
_MOST_EXTENDED = 8

_BUILT_IN = frozenset(
    [
        *("assert", "async_hooks", "buffer", "child_process", "cluster", "console", "constants", "crypto"),
        *("dgram", "dns", "domain", "events", "fs", "http", "http2", "https", "inspector", "module"),
        *("net", "os", "path", "perf_hooks", "process", "punycode", "querystring", "readline", "repl"),
        *("stream", "string_decoder", "test", "timers", "tls", "tty", "url", "util", "v8", "vm"),
        *("worker_threads", "zlib"),
    ]
)


_HANDING = (
    rb"\.(?:decorate\w*|register|configure)\(|\.(?:locals|state|context|data)\.\w+ *=[^=]|\bprovide *:"
    rb"|\b(?:registerAs|defineNuxtPlugin|forRoot|workerData|postMessage|fork|createContext)\b|\bcontext *[:(]"
    rb"|\b(?:req|request|res|reply|ctx|app|server|fastify|argv|global|globalThis)\.(?:set\(|\w+ *=[^=])"
    rb"|\bprocess\.env[.\[][^=\n]*=[^=]|[\"']bull(?:mq)?[\"']"
)
_TAKING = (
    rb"\b(?:workerData|parentPort)\b|\bprocess\.(?:on|env)|@Inject\(|\bConfigService\b|\b(?:locals|context|ctx)\b"
    rb"|\b(?:req|request|res|reply|ctx|app|server|fastify|event|socket|argv|global|globalThis)\.\w"
    rb"|\b(?:useRuntimeConfig|useNuxtApp)\b|[\"'](?:config|next/config|bull|bullmq|[@/\w]+/services/config)[\"']"
)
"""How code hands something to others by a framework or the environment, without naming them, and how these get it."""

_SETTINGS = r"(?:^|/)(?:config/[\w.-]+|(?:nuxt|next)\.config)\.\w+$"
"""The files of a project that frameworks take settings from by where they stand."""

_SENDING = rb"\b(?:postMessage|workerData|fork)\b"
_RECEIVING = ("parentPort", "workerData", "process")
"""What code mentions that hands something to a worker or a child process, and what that gets it by."""

_FOR_TESTS = r"(?:/|^)(?:__tests__|tests?|specs?)/|[.-](?:test|spec)\.\w+$"
"""The files of a project that test runners look for, and what these share."""


def specifiers(data: bytes) -> list[str]:
    """What a file imports, as it is written there."""
    return [found[1].decode("utf-8", "replace") for found in re.findall(_SPECIFIER, data)]


def put_together(data: bytes) -> list[str]:
    """What a file may import by paths that it puts together from its own folder on."""
    if b"__dirname" not in data:
        return []
    paths = [b"/".join(steps) for each in re.findall(_PUT_TOGETHER, data) if (steps := re.findall(_STEPS, each))]
    return [f"{start}/{path.decode('utf-8', 'replace')}" for path in paths for start in _ABOVE]


class JavaScriptLinks(Links):
    """What imports say, by Node's rules and those of TypeScript's `paths`, and the names of packages."""

    def imports(self, path: str) -> Iterator[str | None]:
        data = self._files.data(path)
        return (self.resolve(path, each, 0) for each in (*specifiers(data), *put_together(data)))

    def tests(self) -> Iterator[str]:
        return (path for path in self._files.paths if re.search(_FOR_TESTS, path[len(self._files.root) :]))

    def filled_by(self, path: str) -> Iterable[str]:
        return self._takers if any(map(self._hands, self._with_imported(path))) else ()

    def _hands(self, path: str) -> bool:
        """Whether a file hands something to others by a framework."""
        if path not in self._handing:
            data = self._files.data(path)
            self._handing[path] = bool(re.search(_HANDING, data) or re.search(_SETTINGS, path[len(self._files.root) :]))
        return self._handing[path]

    def _with_imported(self, path: str) -> Iterator[str]:
        """A file, and what it imports, directly or not."""
        found, pending = {path}, [path]
        while pending:
            each = pending.pop()
            yield each
            fresh = [one for one in self.imported_by(each) if one not in found]
            found.update(fresh)
            pending += fresh

    @cached_property
    def _handing(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _takers(self) -> list[str]:
        """The files that may be handed something by a framework."""
        return [path for path in self._files.paths if re.search(_TAKING, self._files.data(path))]

    def mentioned(self, paths: Iterable[str]) -> set[bytes] | None:
        found = set()
        for path in paths:
            name = _stem(path)
            if name in ("index", "main") or self._settings:
                return None
            found.add(name.encode())
        return found

    def answering(self, path: str, module: ir.Module) -> Iterable[ir.Unit]:
        from influx_lint.flow import ir

        names = {_stem(path), os.path.basename(os.path.dirname(path)).partition(".")[0]}  # noqa: PTH119, PTH120
        names |= {name.rpartition("/")[2] for name, folder in self._packages.items() if path.startswith(folder)}
        exported = [ir.Unit(unit.mentions, tuple(names)) for unit in module.units if WHOLE in unit.changes]
        if not any(re.search(_SENDING, self._files.data(each)) for each in self._with_imported(path)):
            return exported
        known = {name for unit in module.units for name in unit.mentions}
        return [*exported, ir.Unit(tuple(sorted(known)), _RECEIVING)]

    def has_strangers(self, path: str) -> bool:
        from influx_lint.languages.javascript.language import KNOWN_LIBRARIES

        for each in specifiers(self._files.data(path)):
            name = each.removeprefix("node:")
            known = name in KNOWN_LIBRARIES or name.partition("/")[0] in _BUILT_IN
            if not known and not each.endswith(JSON) and self.resolve(path, each, 0) is None:
                return True
        return False

    def resolve(self, importer: str, module: str, level: int) -> str | None:  # noqa: ARG002 - it has no levels
        folder = os.path.dirname(importer)  # noqa: PTH120
        if module.startswith("."):
            return self._file(os.path.normpath(os.path.join(folder, module)))  # noqa: PTH118
        if module.startswith("/") or not module:
            return None
        candidates = [
            *self._by_paths(folder, module),
            *self._by_package(folder, module),
            *self._by_alias(folder, module),
        ]
        return next((found for each in candidates if (found := self._file(each)) is not None), None)

    def _file(self, path: str) -> str | None:
        """The file that a path means: itself, with a suffix, what it is compiled from, or what stands for a folder."""
        paths = self._files.paths
        if path in paths:
            return path
        stem, suffix = os.path.splitext(path)  # noqa: PTH122
        for end in _COMPILED.get(suffix, ()):
            if stem + end in paths:
                return stem + end
        for base in (path, os.path.join(path, "index")):  # noqa: PTH118
            for end in _SUFFIXES:
                if base + end in paths:
                    return base + end
        return None

    def _by_paths(self, folder: str, module: str) -> Iterator[str]:
        """Where TypeScript's `paths` and `baseUrl` lead, as the nearest settings have them."""
        for home, base, table in self._settings:
            if not f"{folder}{os.sep}".startswith(f"{home}{os.sep}"):
                continue
            for pattern, targets in table.items():
                inner = _starred(pattern, module)
                for target in targets if inner is not None else ():
                    yield os.path.normpath(os.path.join(base, target.replace("*", inner or "")))  # noqa: PTH118
            yield os.path.normpath(os.path.join(base, module))  # noqa: PTH118

    def _by_package(self, folder: str, module: str) -> Iterator[str]:
        """What a package's own `imports` say (`#name`), and the packages of the project by their names."""
        if module.startswith("#"):
            for home, document in self._manifests.items():
                if f"{folder}{os.sep}".startswith(f"{home}{os.sep}"):
                    yield from _targets(home, document.get("imports"), module)
            return
        for name, home in self._packages.items():
            if module == name or module.startswith(f"{name}/"):
                rest = module[len(name) + 1 :]
                document = self._manifests.get(home, {})
                yield from _targets(home, document.get("exports"), f"./{rest}" if rest else ".")
                if rest:
                    yield os.path.normpath(os.path.join(home, rest))  # noqa: PTH118
                    yield os.path.normpath(os.path.join(home, "src", rest))  # noqa: PTH118
                    continue
                for key in ("source", "module", "main", "types"):
                    if isinstance(document.get(key), str):
                        yield os.path.normpath(os.path.join(home, document[key]))  # noqa: PTH118
                for usual in ("src", "src/index", "index", "lib"):
                    yield os.path.join(home, usual)  # noqa: PTH118

    def _by_alias(self, folder: str, module: str) -> Iterator[str]:
        """Where SvelteKit's `$lib`, and the `@` and `~` of Nuxt and of bundlers, lead by convention."""
        alias, _, rest = module.partition("/")
        for home in (*self._manifests, self._files.root) if alias in _ALIASES else ():
            if f"{folder}{os.sep}".startswith(f"{home}{os.sep}"):
                yield from (os.path.normpath(os.path.join(home, each, rest)) for each in _ALIASES[alias])  # noqa: PTH118

    @cached_property
    def _folders(self) -> list[str]:
        """The folders that files stand in, and those around them, the innermost first."""
        root = self._files.root
        found: dict[str, None] = {}
        for path in self._files.paths:
            folder = os.path.dirname(path)  # noqa: PTH120
            while folder not in found and folder.startswith(root):
                found[folder] = None
                folder = os.path.dirname(folder)  # noqa: PTH120
        return sorted(found, key=len, reverse=True)

    @cached_property
    def _manifests(self) -> Mapping[str, dict[str, Any]]:
        """What `package.json` says, by its folder."""
        found = {each: _document(os.path.join(each, "package.json")) for each in self._folders}  # noqa: PTH118
        return {folder: document for folder, document in found.items() if document}

    @cached_property
    def _packages(self) -> Mapping[str, str]:
        """The folders of the project's packages, by their names."""
        return {
            str(each["name"]): folder for folder, each in self._manifests.items() if isinstance(each.get("name"), str)
        }

    @cached_property
    def _settings(self) -> list[tuple[str, str, Mapping[str, Sequence[str]]]]:
        """Where the compiler's settings say that modules are: the folder that they are for, the one that paths begin
        in, and the paths."""
        found = []
        for folder in self._folders:
            for name in ("tsconfig.json", "jsconfig.json", "tsconfig.base.json"):
                settings = _settings_of(os.path.join(folder, name), 0)  # noqa: PTH118
                if settings is not None:
                    found.append((folder, *settings))
        return found


def _settings_of(path: str, depth: int) -> tuple[str, Mapping[str, Sequence[str]]] | None:
    document = _document(path)
    options = document.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    folder = os.path.dirname(path)  # noqa: PTH120
    table, base = options.get("paths"), options.get("baseUrl")
    if isinstance(table, dict) or isinstance(base, str):
        table = table if isinstance(table, dict) else {}
        kept = {
            str(key): [each for each in value if isinstance(each, str)]
            for key, value in table.items()
            if isinstance(value, list)
        }
        return os.path.join(folder, base) if isinstance(base, str) else folder, kept  # noqa: PTH118
    extended = document.get("extends")
    if isinstance(extended, str) and extended.startswith(".") and depth < _MOST_EXTENDED:
        inner = os.path.normpath(os.path.join(folder, extended))  # noqa: PTH118
        return _settings_of(inner if inner.endswith(JSON) else inner + JSON, depth + 1)
    return None


def _targets(home: str, table: object, name: str) -> Iterator[str]:
    """The files that a table of a package's imports or exports has for a name."""
    if isinstance(table, str):
        table = {".": table}
    if not isinstance(table, dict):
        return
    if table and not any(str(key).startswith((".", "#")) for key in table):
        table = {".": table}
    for pattern, target in table.items():
        inner = _starred(str(pattern), name)
        for each in _texts(target) if inner is not None else ():
            yield os.path.normpath(os.path.join(home, each.replace("*", inner or "")))  # noqa: PTH118


def _starred(pattern: str, name: str) -> str | None:
    """What the `*` of a pattern stands for in a name; nothing where the name is no such."""
    head, star, tail = pattern.partition("*")
    if not star or not (name.startswith(head) and name.endswith(tail) and len(name) >= len(head) + len(tail)):
        return "" if name == pattern else None
    return name[len(head) : len(name) - len(tail)]


def _texts(target: object) -> Iterator[str]:
    """The paths in a target, whatever they depend on."""
    if isinstance(target, str):
        yield target
    elif isinstance(target, dict | list):
        for each in target.values() if isinstance(target, dict) else target:
            yield from _texts(each)


def _document(path: str) -> dict[str, Any]:
    """A JSON file, with comments perhaps; nothing where there is none that can be read."""
    try:
        if os.path.getsize(path) > _MOST_BYTES:  # noqa: PTH202
            return {}
        text = Path(path).read_text("utf-8-sig")
        found = json.loads(re.sub(_COMMENT, lambda each: each[1] or "", text))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _stem(path: str) -> str:
    return os.path.basename(path).partition(".")[0]  # noqa: PTH119


def imported(_root: Path, _path: str, data: bytes) -> Collection[str] | None:
    """What a file with these bytes imports from the project takes a look at what its packages are called, unless all
    that it imports is Node's own."""
    names = (each.removeprefix("node:").partition("/")[0] for each in (*specifiers(data), *put_together(data)))
    return () if all(name in _BUILT_IN for name in names) else None
