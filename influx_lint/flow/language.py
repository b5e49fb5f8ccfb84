"""What the interpreter has to be told about a language: its operators, methods, built-in names and libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from influx_lint.findings import Origin
from influx_lint.flow.records import entity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from influx_lint.findings import Span
    from influx_lint.flow import ir
    from influx_lint.flow.access import Reading
    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.flow.relevance import Relevance
    from influx_lint.flow.values import (
        Arguments,
        Atom,
        Cell,
        ClassObject,
        Foreign,
        Frame,
        FunctionObject,
        Library,
        Method,
        Special,
        Value,
    )
    from influx_lint.project.nodes import Node
    from influx_lint.text import Lines


@entity
class Site:
    """Where something happens: the node under evaluation and the frame it runs in."""

    node: ir.Expression | ir.Statement
    frame: Frame

    @property
    def path(self) -> Path:
        return self.frame.path

    @property
    def span(self) -> Span:
        return self.node.span

    @property
    def origin(self) -> Origin:
        return Origin(self.frame.path, self.node.span)

    def near(self, origin: Origin | None) -> Origin:
        """`origin` where it is in the same file, else the place of the node."""
        return origin if origin is not None and origin.path == self.frame.path else self.origin


class Language(Protocol):
    """A language's meaning, asked for where the interpreter meets something that is not the project's own code.

    Each method gives nothing (`None`) where it has nothing to say, and the result is unknown.
    """

    def builtin(self, name: str, path: Path) -> Value | None:
        """The value of a name that the program does not bind, in the file at `path`."""

    def library(self, run: Interpreter, name: str) -> Value:
        """The value of a qualified name of a library (`os.environ`)."""

    def attribute(self, run: Interpreter, atom: Atom, name: str, site: Site) -> Value | None:
        """An attribute or method of something abstract."""

    def makes_objects(self, function: Library) -> bool:
        """Whether what a call of `function` gives may be an object that the project puts something into."""

    def method_of_foreign(self, atom: Foreign, name: str) -> Value | None:
        """A method of a library's object that puts something into it or gets it."""

    def write_attribute(self, run: Interpreter, atom: Special, name: str, value: Value) -> None:
        """`atom.name = value`."""

    def index(self, run: Interpreter, atom: Special, key: Value, reading: Reading) -> Value | None:
        """`atom[key]`."""

    def given(self, run: Interpreter, function: FunctionObject) -> Arguments:
        """What is given to a function that nothing in the project calls, besides the object that it is a method of."""

    def prepare(self, run: Interpreter, function: FunctionObject, self_: Value) -> None:
        """Does what is done before such a function is called, which is a method of `self_`, if of anything."""

    def call(
        self, run: Interpreter, callee: Library | Method | Special, arguments: Arguments, site: Site
    ) -> Value | None:
        """A call of something that is not the project's own."""

    def bind(self, function: Library, self_: Atom) -> Value | None:
        """A library's function that a class has under a name of its own, as a method of `self_`; nothing where it does
        not become one."""

    def call_unknown(self, run: Interpreter, name: str, arguments: Arguments, site: Site) -> Value | None:
        """A call of a method, of which only the name is known."""

    def decorate(self, decorator: Value, decorated: Value) -> Value | None:
        """A decorator that the language understands."""

    def define_class(self, run: Interpreter, class_: ClassObject, named: Arguments, site: Site) -> None:
        """A class has been defined with these `named` arguments: marks it (`ClassObject.marks`) with what its bases
        make of it, and tells those that ask to be told."""

    def instantiate(self, run: Interpreter, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
        """An instance of a class that the language treats specially."""

    def operate(self, run: Interpreter, operator: str, left: Value, right: Value, site: Site) -> Value | None:
        """A binary operator."""

    def enter(self, run: Interpreter, manager: Value, site: Site) -> Value | None:
        """What a context manager gives to its block."""

    def is_placeholder(self, exception: Value) -> bool:
        """Whether what is raised says that a function is still to be written, or to be overridden."""

    def is_skip(self, exception: Value) -> bool:
        """Whether what is raised says that a test of the project's is to be skipped."""

    def shows(self, function: Value) -> bool:
        """Whether `function` does nothing but show what it is given to a person."""

    def only_tests(self, path: Path) -> bool:
        """Whether what a file of the project does is done for its tests alone."""

    def held(self, run: Interpreter, manager: Value) -> Iterable[tuple[Cell, Value]]:
        """The cells that hold something else while the block of a context manager runs, and what."""

    def falls_back(self, function: Value) -> bool:
        """Whether the arguments of `function` are what it gives where a key is missing."""

    def catches_missing(self, exception: Value) -> bool:
        """Whether a handler for `exception` catches the failure to find a key."""

    def suppresses_missing(self, manager: Value) -> bool:
        """Whether a context manager swallows the failure to find a key."""


class Modules(Protocol):
    """Where the modules of the project come from."""

    def resolve(self, importer: Path, module: str, level: int) -> Path | None:
        """The project's file that an import in `importer` means, or nothing where it is not the project's."""

    def loaded_by_name(self, importer: Path) -> Sequence[Path]:
        """The project's files that `importer` may import under names that are only known when the program runs."""

    def packages(self, path: Path) -> Sequence[Path]:
        """The files that are gone through before the one at `path`, since it is part of them; the outermost first."""

    def settings(self, importer: Path) -> Sequence[Path]:
        """The files that a framework may take for the project's settings, as the file at `importer` has them."""

    def select(self, relevance: Relevance) -> Sequence[Path]:
        """The files to go through: those that get hold of credentials, and those that import and mention what
        `relevance`, which learns of each, says has to do with them."""

    def is_sign(self, identifier: str) -> bool:
        """Whether an identifier or a text says that credentials may be got hold of where it stands."""

    def load(self, path: Path) -> ir.Module | None:
        """The module in a file, or nothing where it has no bearing on the credentials or cannot be parsed."""

    def problem(self, path: Path) -> str | None:
        """Why there is no module in a file that should have been loaded, in words that follow the file's name."""

    def mentions(self, path: Path, names: Collection[str]) -> bool:
        """Whether a file's text has one of the names, as far as it can be read; true where it cannot."""

    def shown(self, path: Path) -> str:
        """How a file is called in messages."""

    def lines(self, path: Path) -> Lines:
        """The text of a file that was loaded."""

    def is_used_elsewhere(self, path: Path) -> bool:
        """Whether a file that was not gone through may load the JSON file at `path`; of any other file, false."""

    def document(self, importer: Path, name: str) -> Node | None:
        """What the project's JSON file holds that `importer` means by the path `name`; nothing where there is none."""
