"""Symfony's configuration (YAML) in flow's intermediate language: what parameters are, and what services are made with.

A service is an object that is made, with the arguments that its configuration names. What `bind` gives any constructor
with a parameter of that name, the constructors get that are looked for by the name (`PhpLinks.loaded_by`).

Source: symfony.com/doc, "Service Container", "How to Inject Values Based on Complex Expressions"."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from influx_lint.flow import ir
from influx_lint.languages import trees
from influx_lint.languages.front import UnparsableError
from influx_lint.languages.php import names
from influx_lint.languages.php.models import symfony
from influx_lint.languages.php.scopes import PhpMentions
from influx_lint.languages.trees import Syntax
from influx_lint.pages import Page
from influx_lint.project import yaml
from influx_lint.project.nodes import Mapping, Node, Scalar, Sequence, YamlError, text_of

_WORD = re.compile(r"\w+")
_ARGUMENT = re.compile(r"(?:.*\s)?\$(\w+)|(?:index_)?\d+")
_FALLBACK = re.compile(r"\bdefault:([^:()\s]+):")
"""A parameter that is asked for only where something else is not there."""

_ENVIRONMENT = "when@"
_TEMPLATE, _ASKS = ("{{", "{%", "<%"), "_RELATIONSHIPS)%"
_PLAIN, MOST_STARS = re.compile(r"[^{}%]*(?:\{[^{}%]*\}[^{}%]*)*"), 4
_SIGNS = re.compile(r"\*\*/?|.", re.DOTALL)
_GLOB = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", ",": "|", "}": ")"}
"""What templates of any file have in them, and what asks for relationships; patterns of paths that are understood,
their signs, and what these are in a regular one."""


def parse(text: str) -> Syntax:
    """Such a text, which is HTML to the grammar. Raises UnparsableError where it is no YAML; a template of YAML may be
    anybody's, unless it asks for relationships."""
    try:
        yaml.read(Page(Path(), text))
    except YamlError as error:
        if _ASKS in text or not any(each in text for each in _TEMPLATE):
            raise UnparsableError(error.message, error.span) from None
    return trees.parse("php", text)


def is_configuration(syntax: Syntax) -> bool:
    """Whether a text is no PHP but what Symfony is configured with."""
    return "%" in syntax.text and all(each.type == "text" for each in syntax.root.children)


def lower(syntax: Syntax) -> ir.Module:
    """The module that a file of configuration means; an empty one where it is no YAML."""
    try:
        tops = yaml.read(Page(Path(), syntax.text))
    except YamlError:
        tops = []
    lowering = _Lowering(syntax)
    body = [each for top in tops if isinstance(top, Mapping) for each in lowering.configuration(top)]
    return ir.Module(tuple(body), tuple(lowering.mentions.units), lowering.size)


class _Lowering:
    def __init__(self, syntax: Syntax) -> None:
        self.mentions = PhpMentions()
        self.size = 1
        self._syntax = syntax
        self._parameters: dict[str, Node] = {}
        self._fallbacks = set(_FALLBACK.findall(syntax.text))
        self._seen: set[int] = set()
        self._repeated = 0

    def configuration(self, top: Mapping) -> Iterator[ir.Statement]:
        """What a file says, or what it says of one environment."""
        parameters, services = top.get("parameters"), top.get("services")
        if isinstance(parameters, Mapping):
            self._parameters |= {name: value for name, (_, value) in parameters.effective().items()}
        for name, (key, value) in top.effective().items():
            if name.startswith(_ENVIRONMENT) and isinstance(value, Mapping) and not self._is_repeated(value):
                yield from self.configuration(value)
            elif value is services and isinstance(value, Mapping):
                yield from self._services(value)
            elif value is parameters and isinstance(value, Mapping):
                entries = value.effective().items()
                for each, (inner, held) in (entry for entry in entries if entry[0] not in self._fallbacks):
                    self.mentions.change(each)
                    given = [ir.Argument(self._text(inner, each)), self._given(held)]
                    yield self._done(inner, symfony.PARAMETER, given)
            else:
                yield self._done(key, symfony.PARAMETER, [self._given(value)])

    def _services(self, services: Mapping) -> Iterator[ir.Statement]:
        for name, (key, value) in services.effective().items():
            body = value if isinstance(value, Mapping) else None
            bound = body.get("bind") if body is not None else None
            given = self._arguments(body.get("arguments") if body is not None else value)
            if name.startswith("_"):
                for each in (one for one in self._arguments(bound) if not _may_lack(one.value)):
                    self.mentions.change(each.name or "")
                    known, *texts = (ir.Constant(self._packed(key), one) for one in (each.name, *_made(services, each)))
                    yield self._done(key, symfony.BOUND, map(ir.Argument, (known, each.value, *texts)))
            elif given or bound is not None or (body is not None and body.get("calls") is not None):
                named = {each.name for each in given}
                given += [each for each in self._arguments(bound) if each.name not in named]
                yield from self._service(name, key, body, given)

    def _service(self, name: str, key: Node, body: Mapping | None, given: list[ir.Argument]) -> Iterator[ir.Statement]:
        """A service as a variable, and what is called of it once it is made."""
        packed = self._packed(key)
        made = self._maker(name, key, body)
        variable = ir.Name(packed, f"{name} ()")
        yield ir.Assign(packed, (variable,), ir.Call(packed, made, tuple(given)))
        self.mentions.end_statement()
        for method, arguments in _calls(body.get("calls") if body is not None else None):
            called = ir.Attribute(packed, variable, names.function(method), packed)
            self.mentions.mention(method)
            yield ir.Evaluate(packed, ir.Call(packed, called, tuple(self._arguments(arguments))))
            self.mentions.end_statement()

    def _maker(self, name: str, key: Node, body: Mapping | None) -> ir.Expression:
        """What makes a service: its class, or a method of a factory."""
        factory = body.get("factory") if body is not None else None
        written = [text_of(each) or "" for each in factory.items] if isinstance(factory, Sequence) else []
        if (text := text_of(factory)) is not None:
            written = text.split("::")
        if len(written) == 2:
            owner = self._class(key, written[0].lstrip("@"))
            holder = ir.Call(self._packed(key), owner, ()) if written[0].startswith("@") else owner
            self.mentions.mention(written[1])
            return ir.Attribute(self._packed(key), holder, names.function(written[1]), self._packed(key))
        return self._class(key, text_of(body.get("class") if body is not None else None) or name)

    def _class(self, node: Node, name: str) -> ir.Expression:
        for part in name.strip("\\").rpartition("\\"):
            self.mentions.mention(part)
        return ir.Name(self._packed(node), "\\" + name.strip("\\"))

    def _arguments(self, node: Node | None) -> list[ir.Argument]:
        """The arguments of a constructor or a method, by their names or by their places."""
        if node is None or (self._is_repeated(node) and self._repeated > MOST_REPEATED):
            return []
        if isinstance(node, Sequence):
            return [self._given(each) for each in node.items]
        found = []
        for name, (_, value) in node.effective().items() if isinstance(node, Mapping) else ():
            if (written := _ARGUMENT.fullmatch(name)) is not None:
                found.append(ir.Argument(self._value(value), written[1]))
        return found

    def _given(self, node: Node) -> ir.Argument:
        return ir.Argument(self._value(node))

    def _value(self, node: Node, depth: int = 0) -> ir.Expression:
        self.size += 1
        packed = self._packed(node)
        text = text_of(node)
        if self._is_repeated(node) and self._repeated > MOST_REPEATED:
            return ir.Opaque(packed, ())
        if text is None or depth > DEEPEST or text.startswith("@"):
            return self._collection(node, depth)
        named = symfony.PARAMETER_NAME.fullmatch(text)
        if named is not None and named[1] in self._parameters:
            return self._value(self._parameters[named[1]], depth + 1)
        constant = self._text(node, text)
        if "%" not in text:
            return constant
        return ir.Call(packed, ir.Name(packed, symfony.AUTOWIRE), (ir.Argument(constant),))

    def _is_repeated(self, node: Node) -> bool:
        """Whether a node was there before: behind an alias, or as a parameter where it is used."""
        repeated = id(node) in self._seen
        self._seen.add(id(node))
        self._repeated += repeated
        return repeated

    def _collection(self, node: Node, depth: int) -> ir.Expression:
        packed = self._packed(node)
        if depth > DEEPEST or node.is_foreign:
            return ir.Opaque(packed, ())
        if isinstance(node, Sequence):
            return ir.Display(packed, ir.Shape.LIST, tuple(self._value(each, depth + 1) for each in node.items))
        if isinstance(node, Mapping):
            entries = node.effective().items()
            items = [(self._text(key, name), self._value(value, depth + 1)) for name, (key, value) in entries]
            return ir.MappingDisplay(packed, tuple(items))
        return ir.Opaque(packed, ())

    def _text(self, node: Node, text: str) -> ir.Constant:
        for word in (*_WORD.findall(text), text.strip("%")):
            self.mentions.mention(word)
        return ir.Constant(self._packed(node), text)

    def _done(self, node: Node, function: str, given: Iterable[ir.Argument]) -> ir.Statement:
        packed = self._packed(node)
        found = ir.Evaluate(packed, ir.Call(packed, ir.Name(packed, function), tuple(given)))
        self.mentions.end_statement()
        return found

    def _packed(self, node: Node) -> int:
        return self._syntax.between(node.start, node.end)


DEEPEST = 20
"""How deep values nest, and parameters name one another, before what is further in is left out."""

MOST_REPEATED = 1000
"""How many values that stand in a file once are taken again, for aliases and parameters, before they are left out."""


def _made(services: Mapping, bound: ir.Argument) -> tuple[str, str, str, str]:
    """What makes the services for which something is bound: the folders in which their classes are, the places among
    them that are left out, both as patterns; the services that are named, and those that get something else."""
    folders: list[Node] = []
    excluded: list[Node] = []
    named: tuple[list[str], list[str]] = ([], [])
    for name, (_, body) in services.effective().items():
        given = _is_given(body, bound.name)
        if isinstance(body, Mapping) and (resource := body.get("resource")) is not None:
            folders += [] if given else [resource]
            exclude = body.get("exclude")
            excluded += exclude.items if isinstance(exclude, Sequence) else [exclude] if exclude is not None else []
        elif not name.startswith("_") and "@" not in (text_of(body) or ""):
            class_ = text_of(body.get("class")) if isinstance(body, Mapping) else None
            named[given].append((class_ or name).strip("\\"))
    return _pattern(folders, ""), _pattern(excluded, ".*"), "\n".join(named[False]), "\n".join(named[True])


def _may_lack(value: ir.Expression) -> bool:
    """Whether a value goes on without what it reads: another parameter of the constructor may take its place."""
    texts = [each.value for each in value.arguments] if isinstance(value, ir.Call) else []
    return any(isinstance(each, ir.Constant) and "default:" in str(each.value) for each in texts)


def _pattern(paths: Iterable[Node], otherwise: str) -> str:
    """What matches the paths below any of such folders, `../src/{Entity,Kernel.php}`, as they are seen from a file;
    `otherwise` in place of one that is not understood."""
    texts = [posixpath.normpath(text_of(each) or "%") for each in paths]
    plain = [one if _PLAIN.fullmatch(one) and one.count("*") <= MOST_STARS else None for one in texts]
    found = [
        "".join(_GLOB.get(each, re.escape(each)) for each in _SIGNS.findall(one)) if one else otherwise for one in plain
    ]
    return "|".join(each for each in found if each)


def _is_given(service: Node, name: str | None) -> bool:
    """Whether a service is given something by itself for the parameter of a name, as far as can be told."""
    if not isinstance(service, Mapping):
        return not isinstance(service, Scalar)
    arguments, bound = service.get("arguments"), service.get("bind")
    found = [
        _ARGUMENT.fullmatch(key)
        for each in (arguments, bound)
        for key in (each.effective() if isinstance(each, Mapping) else ())
    ]
    by_place = isinstance(arguments, Sequence) or any(each is not None and each[1] is None for each in found)
    return by_place or service.get("factory") is not None or any(each is not None and each[1] == name for each in found)


def _calls(node: Node | None) -> Iterator[tuple[str, Node | None]]:
    """The methods that are called of a service, with their arguments: `- setX: [...]`, `- [setX, [...]]`."""
    for each in node.items if isinstance(node, Sequence) else ():
        if isinstance(each, Sequence) and each.items and isinstance(each.items[0], Scalar):
            yield each.items[0].value, each.items[1] if len(each.items) > 1 else None
        elif isinstance(each, Mapping) and (method := text_of(each.get("method"))) is not None:
            yield method, each.get("arguments")
        elif isinstance(each, Mapping):
            yield from ((name, value) for name, (_, value) in each.effective().items())
