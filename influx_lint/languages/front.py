"""What a language has to say of its files: a front end is a value, made of functions each of which loads what it needs.

The rest of the package knows a file's text and its places; its syntax tree, and what a front end keeps of a file, it
only hands back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence, Set as AbstractSet
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from influx_lint.findings import START_OF_FILE, Edit, Origin, Span
from influx_lint.languages import Traits
from influx_lint.typings import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import re
    from typing import Any

    from influx_lint.flow import ir
    from influx_lint.flow.events import Contact, Event, Laid, Substitute
    from influx_lint.flow.machine import Language
    from influx_lint.project.comments import Notation
    from influx_lint.text import Text

    Tree = Any
    """What the parser of a language makes of a text."""


class UnparsableError(ValueError):
    """A text is none of its language, or none that is known here: why, in one line, and where."""

    def __init__(self, message: str, span: Span = START_OF_FILE) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


class NoFixError(Exception):
    """No edit is sure to be right; the text says in one line what a person has to do."""


def read_leniently(data: bytes) -> Text:
    """The text of a file whose interpreter takes any bytes in texts and comments: as UTF-8, or, where it is none, each
    byte as a character of Latin-1. Raises UnparsableError where it is not what its byte order mark says."""
    from influx_lint.text import decode

    for encoding in ("utf-8", "latin-1"):
        with suppress(UnicodeDecodeError):
            return decode(data, encoding)
    raise UnparsableError("not the text that its byte order mark says")


class File:
    """What was made of a file in one state, each part when it is first asked for. A front end may keep more in it."""

    module: ir.Module | None = None
    outline: object = None
    is_loaded = False
    is_sound = False
    verdict: tuple[tuple[bytes, ...], bool] | None = None

    def __init__(self, problem: str | None = None) -> None:
        """`problem` says why there is no module, once one was asked for; a sound file was parsed."""
        self.problem = problem


class Files(NamedTuple):
    """The files of a language in a project: its root, their absolute paths, and what gives the bytes of one (none
    where it cannot be read) with what was made of them."""

    root: str
    paths: Mapping[str, None]
    read: Callable[[str], tuple[bytes, Any]]

    def data(self, path: str) -> bytes:
        """The bytes of a file; none where it cannot be read."""
        return self.read(path)[0]


class Links(Protocol):
    """How the files of a language get hold of one another, as far as their texts show without parsing. A method that is
    left out says that there is none of the kind."""

    _files: Files
    _imported: dict[str, Sequence[str]]

    def __init__(self, files: Files) -> None:
        self._files = files
        self._imported = {}

    @property
    def state(self) -> object:
        """What decides what names mean, besides the files that matter: once that is another, all is."""
        return None

    def imports(self, path: str) -> Iterable[str | None]:
        """The files that a file imports, by a search in its text: each as often as it is met, nothing for what is no
        file of the project, and the file itself where it names itself."""

    def imported_by(self, path: str) -> Sequence[str]:
        """The other files that a file imports, each once. It is searched once."""
        if path not in self._imported:
            found = dict.fromkeys(self.imports(path))
            self._imported[path] = [each for each in found if each is not None and each != path]
        return self._imported[path]

    def loaded_by(self, path: str) -> Sequence[str]:
        """The files that a file may import under names that are only known when the program runs."""
        return ()

    def tests(self) -> Iterable[str]:
        """The files with tests, and what these share."""
        return ()

    def filled_by(self, path: str) -> Iterable[str]:
        """The files whose objects a file puts something into."""
        return ()

    def given_by(self, path: str) -> Iterable[str]:
        """The files whose functions a file gives something that they may keep."""
        return ()

    def mentioned(self, paths: Iterable[str]) -> set[bytes] | None:
        """What a file mentions, one of them, that imports one of `paths`; nothing where no search can tell."""
        return None

    def spelled(self, names: Collection[str]) -> Collection[str]:
        """What has to do with some names where it stands in a file: these, and what stands for one of them."""
        return names

    def answering(self, path: str, module: ir.Module) -> Iterable[ir.Unit]:
        """What stands for a module that answers for names itself: whoever mentions it may get what it gives."""
        return ()

    def has_strangers(self, path: str) -> bool:
        """Whether a file imports what is neither in the project nor in a library that is known."""

    def resolve(self, importer: str, module: str, level: int) -> str | None:
        """The file that an import in `importer` means; nothing where it is not the project's."""

    def packages(self, path: str) -> Sequence[str]:
        """The files that a file is part of, the outermost first."""
        return ()

    def part(self, path: str, name: str) -> str | None:
        """The file of a part of the module at `path`, which has it as an attribute `name`."""
        return None


class Request(NamedTuple):
    """What reads are to become. `reads` are all whose `span` is the same place of a file: of one key, of several keys
    by expressions that read nothing but endpoints, or of one variable; `new` is the new path of what they read, `moves`
    are the new paths of all old keys, and `editors` gives other files of the project. `loops` is what loops go over
    that is all that endpoints of one relationship have, and nothing else; `layers` are the keys that are read of what
    endpoints are laid over, by the expression that is laid there. `imported` is the file that an import means
    (`Links.resolve`).

    Of a variable, `new` is its new name, and the key in the JSON text that it holds, if it does."""

    reads: Sequence[Event]
    new: Sequence[str]
    moves: Mapping[str, Sequence[str]]
    editors: Callable[[Path], Editor | None]
    loops: Container[Origin] = ()
    layers: Mapping[Laid, AbstractSet[str]] = MappingProxyType({})
    imported: Callable[[Path, str, int], Path | None] = lambda _importer, _module, _level: None


class Editor(Protocol):
    """A file as edits need it. What makes edits raises NoFixError where none is right. A method that is left out says
    that there is none of the kind."""

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        """The edits after which the new path is read where `reads` read now."""

    def widened(self, request: Request) -> tuple[Edit, ...]:
        """The edits after which the expressions of this file that read what `reads` name elsewhere find it under the
        old keys, too."""
        raise NoFixError("change it where it is read by hand")

    def reshaped(self, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        """The edits that move the keys of the dictionary with keys at `places`."""

    def with_token(self, contact: Contact, path: Sequence[str]) -> tuple[Edit, ...]:
        """The edits after which a call that makes a client, or sends a request, brings the token that the endpoint has
        under `path`."""
        raise NoFixError("send the token by hand")

    def obstacle(self, moves: Mapping[str, Sequence[str]], told: Container[Span]) -> str | None:
        """Where the file does with one of the keys that have moved what no edit follows, for the beginning of a
        line. What is done by expressions that stand at `told` places is told of as reads."""
        return None

    def names_a_key(self, keys: Collection[str], besides: Collection[Span]) -> bool:
        """Whether the file has one of `keys` as a key, other than at places `besides`, or can't be seen whole."""

    def reading_function(self, read: Event) -> str | None:
        """The name of the function, or of its class, whose arguments may be what `read` reads from."""
        return None

    def name_at(self, substitute: Substitute) -> str | None:
        """The name of what stands in the place of credentials, where it has one."""
        return None


class Readers(NamedTuple):
    """The libraries that get credentials for a program: what a file has that names one, and a part of each of these,
    so that one search does in most files."""

    names: tuple[bytes, ...]
    part: bytes


class FrontEnd(NamedTuple):
    """All that a language has to say.

    `readers` are its platforms' libraries. `file` is what is kept of a file. `read` gives a file's text by its
    bytes, and `parse` the tree of its characters; both raise UnparsableError. Whatever is given a file's characters
    to parse has the file's name as its last argument. `imported(root, path, data)` are the files of a project that
    a file may import something from, or nothing where that takes a look at all of them. `models` gives what the
    language and its libraries mean, by the links of a project. `editor` gives a file as edits need it, by its
    characters and its tree, where that is there; it raises UnparsableError. `outlined` gives the same by
    the outline that lowering kept, where it keeps one. `broken` are the stretches of a text that its tree
    says nothing of: a parser that fails instead, or none of whose trees has any, leaves it out. Where all of such
    a stretch is `harmless`, it may stand in a sound text: the grammar takes it for a mistake."""

    readers: Readers
    file: type[File]
    read: Callable[[bytes], Text]
    parse: Callable[[str, str], Tree]
    lower: Callable[[Tree, str], ir.Module]
    links: Callable[[Files], Links]
    imported: Callable[[Path, str, bytes], Collection[str] | None]
    models: Callable[[Any], Language]
    editor: Callable[[str, Tree | None, str], Editor]
    comments: Callable[[], Notation]
    broken: Callable[[Tree], Sequence[Span]] | None = None
    harmless: re.Pattern[str] | None = None
    outlined: Callable[[str, Any, Tree | None], Editor] | None = None

    def gaps(self, tree: Tree) -> Sequence[Span]:
        """The stretches of a text that its tree says nothing of."""
        return self.broken(tree) if self.broken is not None else ()

    def is_harmless(self, text: str, gap: Span) -> bool:
        """Whether such a stretch may stand in a sound text."""
        from influx_lint.text import Lines

        start, end = Lines(text).offsets(gap)
        return self.harmless is not None and self.harmless.fullmatch(text, start, end) is not None


def front_end(language: Traits) -> FrontEnd:
    """What a language has to say, by its entry in the table."""
    found: FrontEnd = import_module(f"influx_lint.languages.{language.name}.front").FRONT_END
    return found


def part(module: str, name: str) -> Any:
    """What a module of this folder has under a name, which is loaded now."""
    return getattr(import_module(f"influx_lint.languages.{module}"), name)


def later(module: str, name: str) -> Callable[..., Any]:
    """A function or a class of a module of this folder, which is loaded when it is called."""

    def call(*given: Any, **named: Any) -> Any:
        return part(module, name)(*given, **named)

    return call


def of_trees(
    folder: str,
    parse: Callable[[str, str], Tree],
    readers: Readers,
    links: Callable[[Files], Links],
    imported: Callable[[Path, str, bytes], Collection[str] | None],
    *,
    file: type[File] = File,
    harmless: re.Pattern[str] | None = None,
) -> FrontEnd:
    """The front end of a language that tree-sitter parses. Its folder has modules that are loaded when they are needed:
    `lower` (with a function `lower`), `language` (`LANGUAGE`, a class), `edits` (`EDITOR`, a class) and `comments`
    (`NOTATION`)."""

    editor = later(f"{folder}.edits", "EDITOR")
    return FrontEnd(
        readers=readers,
        file=file,
        read=read_leniently,
        parse=parse,
        lower=lambda tree, _text: part(f"{folder}.lower", "lower")(tree),
        links=links,
        imported=imported,
        models=lambda _links: part(f"{folder}.language", "LANGUAGE")(),
        editor=lambda text, tree, name: editor(tree if tree is not None else parse(text, name)),
        comments=lambda: part(f"{folder}.comments", "NOTATION"),
        broken=lambda tree: tree.broken,
        harmless=harmless,
    )
