"""The machine: what is known while a project's code is gone through, and the three doors to going on with it.

An expression is evaluated, statements are executed, a function is called: what builds on it comes back here for that.
What a node does and what a call does is not known here: those are the `Handlers`. Nor is any language: what operators,
methods and libraries mean, `Language` says, and where modules come from, `Program`."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from influx_lint.findings import Origin
from influx_lint.flow import containers, ir, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.budget import STEP, Budget, BudgetExceededError
from influx_lint.flow.choices import Choices
from influx_lint.flow.contacts import Contacts
from influx_lint.flow.events import Form, Quoted
from influx_lint.flow.frames import ClassObject, Frame, FunctionObject, ModuleObject
from influx_lint.flow.given_up import GivenUp
from influx_lint.flow.losses import Losses
from influx_lint.flow.memory import Memory
from influx_lint.flow.met import Met
from influx_lint.flow.objects import Objects
from influx_lint.flow.payloads import Payloads
from influx_lint.flow.places import Places, Site
from influx_lint.flow.reads import Reads
from influx_lint.flow.records import entity, field, mutable, replace
from influx_lint.flow.relevance import Relevance
from influx_lint.flow.store import Store
from influx_lint.flow.values import (
    UNKNOWN,
    Atom,
    Cell,
    Changes,
    Const,
    Foreign,
    Library,
    Mapping,
    Method,
    Special,
    Value,
    one,
)
from influx_lint.project.nodes import Node
from influx_lint.text import Lines

MOST_HELPER_NODES = 1_000_000
"""How many nodes the modules may have together that are only imported by those that have to do with credentials, beyond
the nodes that these have."""


class Handlers(NamedTuple):
    """What each kind of node does, and what a call does. A statement says whether what stands after it can be reached;
    the last argument of a call is where in the log its arguments begin, if that is known."""

    expressions: dict[type[ir.Expression], Callable[..., Value]]
    statements: dict[type[ir.Statement], Callable[..., bool]]
    call: Callable[[Machine, Value, Arguments, Site, int | None], Value]


class Keepers(NamedTuple):
    """What makes that which a machine keeps what it knows in."""

    store: Callable[[Budget], Store] = Store
    reads: Callable[[], Reads] = Reads
    memory: Callable[[], Memory] = Memory
    contacts: Callable[[], Contacts] = Contacts


KEEPERS = Keepers()


@mutable
class Loaded:
    """The modules so far. `entered` are those to go through, `too_large` those left out of what they import; `unread`
    are importers and what they import that cannot be read, with the first place; `facts` are what is known where a
    module ends; `helpers` counts the nodes of what is imported besides."""

    modules: dict[Path, ModuleObject | None] = field(default_factory=dict)
    entered: frozenset[Path] = frozenset()
    facts: dict[Path, Changes] = field(default_factory=dict)
    too_large: set[Path] = field(default_factory=set)
    unread: dict[tuple[Path, Path], Origin] = field(default_factory=dict)
    helpers: int = -MOST_HELPER_NODES


class Machine:
    """What is known of a project while its code is gone through.

    `keys` are the paths of keys whose reads matter, and `names` what is in them; reads of others leave no event.
    `words` are those that statements for services begin with, in small letters. `guessed` is the function that is
    gone through although nothing called it, with unknown arguments; `discarded` the expression whose value nobody
    takes; `paths` and `active` are the files and functions under way, `depth` how many calls are; `failures` and
    `skips` count what did not come back, and `catching` the blocks around that catch the failure to find a key.
    `bound` counts what comes of where a key is written that was handed on, besides its reads.
    `quoted` are the texts that are run as code in another language.
    `looked_at` are the values of loops over endpoints that names stood for, in their order."""

    def __init__(
        self,
        language: Language,
        program: Program,
        keys: Collection[tuple[str, ...]],
        handlers: Handlers,
        words: Collection[str] = (),
        keepers: Keepers = KEEPERS,
    ) -> None:
        self._expressions, self._statements, self._call = handlers
        self.language = language
        self.roles = language.roles
        self.program = program
        self.keys = frozenset(keys)
        self.words = frozenset(words)
        self.budget = Budget()
        self.store = keepers.store(self.budget)
        self.places = Places()
        self.objects = Objects(self.store, self.places, self.budget)
        self.reads = keepers.reads()
        self.contacts = keepers.contacts()
        self.payloads = Payloads(self.store, self.keys, program.is_used_elsewhere)
        self.choices = Choices(self.store)
        self.memory = keepers.memory()
        self.relevance = Relevance(program.is_sign)
        self.loaded = Loaded()
        self.names = frozenset(name for path in self.keys for name in path)
        self.given_up = GivenUp()
        self.losses = Losses(self.names)
        self.met = Met()
        self.handed: dict[FunctionObject, dict[Foreign, bool]] = {}
        self.quoted: dict[Origin, Quoted] = {}
        self.bound = 0
        self.active: dict[FunctionObject, tuple[Arguments, ...]] = {}
        self.paths: list[Path] = []
        self.depth = 0
        self.guessed: ir.Function | None = None
        self.discarded: ir.Expression | None = None
        self.failures = 0
        self.skips = 0
        self.catching = 0
        self.looked_at: list[Atom] = []
        self.constants: dict[ir.Constant, Value] = {}

    def evaluate(self, node: ir.Expression, frame: Frame) -> Value:
        """The value of an expression."""
        budget = self.budget
        budget.spent += STEP
        if budget.spent >= budget.end:
            raise BudgetExceededError
        return self._expressions[type(node)](self, node, frame)

    def execute(self, body: Iterable[ir.Statement], frame: Frame) -> bool:
        """Goes through statements; says whether their end can be reached."""
        budget, handlers = self.budget, self._statements
        for statement in body:
            budget.spent += STEP
            if budget.spent >= budget.end:
                raise BudgetExceededError
            if not handlers[type(statement)](self, statement, frame):
                return False
        return True

    def call(self, function: Value, arguments: Arguments, site: Site, start: int | None = None) -> Value:
        """A call. What its arguments read, from `start` of the log on, is read instead of what it reads itself."""
        return self._call(self, function, arguments, site, start)

    def operate(self, operator: str, left: Value, right: Value, site: Site) -> Value:
        """What a binary operator gives."""
        found = self.language.operate(self, operator, left, right, site)
        return found if found is not None else UNKNOWN

    def tells(self, text: str) -> bool:
        """Whether a text is a statement for a service, or may be code that gets hold of credentials."""
        return texts.first_word(text) in self.words or self.program.is_sign(text)

    def enter(self, manager: Value, site: Site) -> Value:
        """What a context manager gives to its block."""
        found = self.language.enter(self, manager, site)
        return found if found is not None else UNKNOWN

    @contextmanager
    def caught(self, is_caught: bool) -> Iterator[None]:
        """Around a block in which the failure to find a key is caught, or not."""
        self.catching += is_caught
        try:
            yield
        finally:
            self.catching -= is_caught

    def forget(self) -> None:
        """What was entered is done: lets go of what only code under way can ask for again."""
        self.places.forget()
        self.constants.clear()
        self.reads.forget_contexts()
        self.choices.forget()

    def mapping(self, site: Site, *extra: Hashable) -> Mapping:
        """An empty mapping that the expression makes."""
        made = Mapping(self.places.of(site, "mapping", *extra))
        containers.set_mapping(self.store, made.place)
        return made

    def sequence(self, site: Site, elements: Iterable[Value], *extra: Hashable) -> Value:
        """A sequence that the expression makes."""
        return one(containers.set_sequence(self.store, self.places.of(site, *extra), elements))

    def sequence_of_any(self, site: Site, element: Value, *extra: Hashable) -> Value:
        """A sequence that the expression makes, of elements of which only is known what any of them may be."""
        return one(containers.set_any(self.store, self.places.of(site, *extra), element))


@entity
class Reading:
    """How a key is read: where the reading expression is, its form, where the key stands when it has no place of its
    own (mostly in its file, but a field's is where its class is), and what a missing key gives (nothing: it fails)."""

    site: Site
    form: Form
    place: Origin
    default: Value | None = None

    def place_of(self, run: Machine, key: Const) -> Origin:
        """Where the finding stands: where the key was written, unless that is a file that has no part in this."""
        origin = key.origin
        path = self.place.path
        if origin is not None and (origin.path is path or origin.path == path or origin.path in run.paths):
            return origin
        return self.place

    def handed(self, run: Machine, key: Value) -> Value:
        """The key, as code of the project is given it that looks it up: it stands where it would be read."""
        return frozenset(
            replace(each, origin=self.place_of(run, each)) if isinstance(each, Const) else each for each in key
        )

    def literal_of(self, key: Const) -> Origin | None:
        """Where a key's characters are, if something else stands for it: what is read there may be several keys."""
        return key.written if key.written != key.origin else None


class Roles(NamedTuple):
    """The names under which a class, an instance or a module has what the language itself asks for, and the operator
    that lays the keys of one mapping over another's in place; `lookups` are methods that are given a key. A language
    without the like leaves them empty."""

    call: str = ""
    make: str = ""
    initialise: str = ""
    item: str = ""
    missing: str = ""
    write: str = ""
    iterate: str = ""
    serialize: str = ""
    contains: str = ""
    has_attribute: str = ""
    get: str = ""
    set_: str = ""
    attribute: str = ""
    any_attribute: str = ""
    dictionary: str = ""
    class_: str = ""
    exports: str = ""
    merge: str = ""
    lookups: frozenset[str] = frozenset()


class Sense(enum.IntEnum):
    """What a value may mean to the code that it stands in: an exception that is raised, that a function is still to be
    written or overridden, or that a test of the project's is to be skipped; a function that does nothing but show what
    it is given to a person, or whose arguments are what it gives where a key is missing; what a handler catches, that
    it catches the failure to find a key; a context manager, that it swallows that failure, or that a test fails unless
    there is one in its block, or that it swallows some failure; a decorator, that a function gives again what it
    gave."""

    PLACEHOLDER = 0
    SKIP = 1
    SHOWS = 2
    FALLS_BACK = 3
    CATCHES_MISSING = 4
    SUPPRESSES_MISSING = 5
    EXPECTS_MISSING = 6
    SUPPRESSES = 7
    CACHES = 8


class Language(Protocol):
    """A language's meaning, asked for where the machine meets something that is not the project's own code. A method
    that a language leaves out has nothing to say; where nothing (`None`) is given, the result is unknown. `missing` is
    what a key gives that is not there; nothing, where to read it fails. In some languages, the keys of any mapping are
    attributes. In some, what a parameter is by default is found out when the function is called. In some, a test
    whether a key is there is a read of it."""

    roles: Roles = Roles()
    missing: Value | None = None
    keys_are_attributes: bool = False
    tests_are_reads: bool = False
    defaults_are_late: bool = False

    def is_true(self, value: ir.Scalar) -> bool:
        """Whether a constant counts as true."""

    def mentioned(self, name: str) -> str:
        """How code mentions what is bound under a name (`ir.Unit.mentions`)."""
        return name

    def are_same(self, run: Machine, left: Value, right: Value) -> bool | None:
        """Whether two values are one and the same object, where that is certain."""
        return None

    def builtin(self, name: str, path: Path) -> Value | None:
        """The value of a name that the program does not bind, in the file at `path`."""
        return None

    def library(self, run: Machine, name: str) -> Value:
        """The value of a qualified name of a library (`os.environ`)."""

    def attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        """An attribute or method of something abstract."""
        return None

    def makes_objects(self, function: Library) -> bool:
        """Whether what a call of `function` gives may be an object that the project puts something into."""
        return False

    def method_of_foreign(self, atom: Foreign, name: str) -> Value | None:
        """A method of a library's object that puts something into it or gets it."""
        return None

    def write_attribute(self, run: Machine, atom: Special, name: str, value: Value) -> None:
        """`atom.name = value`."""
        return

    def index(self, run: Machine, atom: Special, key: Value, reading: Reading) -> Value | None:
        """`atom[key]`."""
        return None

    def given(self, run: Machine, function: FunctionObject) -> Arguments:
        """What is given to a function that nothing in the project calls, besides the object that it is a method of."""
        return Arguments()

    def default(self, run: Machine, value: Value, site: Site) -> Value:
        """What a parameter is that has something special by default, when the function at `site` is called."""
        return value

    def prepare(self, run: Machine, function: FunctionObject, self_: Value) -> None:
        """Does what is done before such a function is called, which is a method of `self_`, if of anything."""
        return

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        """A call of something that is not the project's own."""
        return None

    def bind(self, function: Library | Special, self_: Atom) -> Value | None:
        """A library's function, or something special, that a class has under a name of its own, as a method of
        `self_`; nothing where it does not become one."""
        return None

    def call_unknown(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        """A call of a method, of which only the name is known."""
        return None

    def decorate(self, decorator: Value, decorated: Value) -> Value | None:
        """A decorator that the language understands."""
        return None

    def define_class(self, run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
        """A class has been defined with these `named` arguments: marks it (`ClassObject.marks`) with what its bases
        make of it, and tells those that ask to be told."""
        return

    def instantiate(self, run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
        """An instance of a class that the language treats specially."""
        return None

    def operate(self, run: Machine, operator: str, left: Value, right: Value, site: Site) -> Value | None:
        """A binary operator."""
        return None

    def enter(self, run: Machine, manager: Value, site: Site) -> Value | None:
        """What a context manager gives to its block."""
        return None

    def has(self, sense: Sense, value: Value) -> bool:
        """Whether a value has a sense."""
        return False

    def only_tests(self, path: Path) -> bool:
        """Whether what a file of the project does is done for its tests alone."""
        return False

    def handed_on(self, run: Machine) -> Iterable[tuple[Path, str, Value, str]]:
        """What files of the project leave in variables that the programs have which they start: file, name, value, and
        the name of the only file that has it, if it is for one."""
        return ()

    def held(self, run: Machine, manager: Value) -> Iterable[tuple[Cell, Value]]:
        """The cells that hold something else while the block of a context manager runs, and what."""
        return ()


class Handed(NamedTuple):
    """What the file at `path` leaves in a variable, or in a JSON file, that other programs have: text with credentials
    in it, as what makes it in their machine; nothing, where that cannot be told. `relationships` is whose these are, as
    far as is known. Where it `is_own`, the text is the program's own, whatever the platform has under that name. Where
    it has a `reader`, only files of that name have it. A file is `written` under a path, whose end is `name`."""

    path: Path
    name: str
    relationships: frozenset[str]
    make: Callable[[Machine, Site], Value] | None
    is_own: bool = False
    reader: str = ""
    written: str = ""


class Program(Protocol):
    """Where the modules of the project come from. A method that is left out says that there is none."""

    def resolve(self, importer: Path, module: str, level: int) -> Path | None:
        """The project's file that an import in `importer` means, or nothing where it is not the project's."""

    def loaded_by_name(self, importer: Path) -> Sequence[Path]:
        """The project's files that `importer` may import under names that are only known when the program runs."""
        return ()

    def packages(self, path: Path) -> Sequence[Path]:
        """The files that are gone through before the one at `path`, since it is part of them; the outermost first."""
        return ()

    def part(self, path: Path, name: str) -> Path | None:
        """The file of a module that is a part of the one at `path`, and an attribute of it by that name."""
        return None

    def select(self, relevance: Relevance) -> Sequence[Path]:
        """The files to go through: those that get hold of credentials, and those that import and mention what
        `relevance`, which learns of each, says has to do with them."""

    def makers(self) -> Sequence[Path]:
        """The files that may make up credentials, tests among them, all of whose functions are gone through."""
        return ()

    def select_near(self, relevance: Relevance, keepers: Iterable[Path], done: Collection[Path]) -> Sequence[Path]:
        """Those of the `keepers`, in which credentials turned out to be kept, that may be given some, and the files
        that get them there, by what `relevance` says; none that was `done`."""
        return ()

    def callers(self, readers: dict[str, set[Path]], done: Collection[Path]) -> Sequence[Path]:
        """Further files that mention the name of a function, or a class, and import the file that it stands in."""
        return ()

    def is_sign(self, identifier: str, *, alone: bool = False) -> bool:
        """Whether an identifier or a text says that credentials may be got hold of where it stands; `alone`, that they
        are, whatever else stands there."""

    def load(self, path: Path) -> ir.Module | None:
        """The module in a file, or nothing where it has no bearing on the credentials or cannot be parsed."""

    def problem(self, path: Path) -> str | None:
        """Why there is no module in a file that should have been loaded, in words that follow the file's name."""
        return None

    def mentions(self, path: Path, names: Collection[str]) -> bool:
        """Whether a file's text has one of the names, as far as it can be read; true where it cannot."""

    def shown(self, path: Path) -> str:
        """How a file is called in messages."""

    def lines(self, path: Path) -> Lines:
        """The text of a file that was loaded."""

    def is_used_elsewhere(self, path: Path) -> bool:
        """Whether a file that was not gone through may load the JSON file at `path`; of any other file, false."""
        return False

    def variables(self, path: Path, name: str) -> Sequence[Handed]:
        """What programs in other languages may hand to the code in the file at `path` in a variable."""
        return ()

    def document(self, importer: Path, name: str) -> Node | None:
        """What the project's JSON file holds that `importer` means by the path `name`; nothing where there is none."""
        return None
