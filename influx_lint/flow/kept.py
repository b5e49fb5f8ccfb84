"""What code that is not known keeps of the credentials that it is given, and by which doors it may hand them back: as
what a call gives, to the functions that it is handed, and as what stands under a name in an object of its own.

An object of a library keeps what its methods are given: under the names that go along, or under none. So does a library
itself where nobody takes what its function gives. To read an old key of what comes back is told of (`losses.py`); what
else that is, nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from influx_lint.findings import Origin
from influx_lint.flow import containers, ir, unfollowed, ways
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Partial
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, Endpoints, Query, Relationships, Text
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.records import field, mutable
from influx_lint.flow.store import ANY, ITEM, KEPT
from influx_lint.flow.values import (
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Lost,
    Mapping,
    Sequence,
    Serialized,
    Value,
    one,
)

_CREDENTIALS = frozenset((Text, Relationships, Endpoints, Endpoint, Query, Lost))
_CONTAINERS = frozenset((Mapping, Sequence, Serialized))
_CALLED = frozenset((FunctionObject, Bound, Partial, ClassObject))
_TELLING = _CREDENTIALS | _CONTAINERS | _CALLED | {Foreign}
"""What code is handed: credentials, what may hold some, what it may call, objects of its own."""

_DEEPEST = 2
_MOST = 64
"""How deep that is looked for in containers, and among how many elements of each."""

_NAME = re.compile(r"[\w.-]+(?=\W*$)")
_WORD = re.compile(r"[A-Za-z_]\w*")
_PATH = re.compile(r"(?:[\w-]+[.:/])*([\w-]+)")

_NAMELESS = frozenset(("value", "values", "default", "defaultValue", "initialValue", "useValue", "data"))
"""Names under which libraries take what they hand back as it is."""


@mutable
class _Given:
    """What a call is given: credentials by the names under which they stand, and some that are `bare`; the library's
    `objects` and the `functions` among it, and the texts that go along; whether there is anything else."""

    bare: list[Value] = field(default_factory=list)
    named: list[tuple[tuple[str, ...], Value]] = field(default_factory=list)
    objects: list[Foreign] = field(default_factory=list)
    functions: list[FunctionObject] = field(default_factory=list)
    texts: list[Const] = field(default_factory=list)
    has_more: bool = False

    def add(self, names: tuple[str, ...], value: Value) -> None:
        """Adds credentials that stand under names."""
        if names:
            self.named.append((names, value))
        else:
            self.bare.append(value)

    @property
    def credentials(self) -> list[Value]:
        return [*self.bare, *(value for _, value in self.named)]

    def names(self, *, with_texts: bool) -> Iterator[tuple[str, ...]]:
        """The names of all credentials, and those that go along: of some none, if there are none."""
        words = _words(self.texts) if with_texts else []
        for path in [*([()] if self.bare else []), *(names for names, _ in self.named)]:
            yield tuple(dict.fromkeys(name for name in (*path, *words) if name not in _NAMELESS))


def lose(run: Machine, receiver: Atom | None, arguments: Arguments, site: Site) -> Value:
    """What a call of something that is not known gives: where it gets credentials, or is a method of such, something
    that may be made of them; else what was kept, as far as it asks for that."""
    keeper = _keeper(run, receiver)
    values = [*arguments.positional, *arguments.named.values(), *arguments.spread, *filter(None, [arguments.rest])]
    if receiver is not None and type(receiver) in _CREDENTIALS:
        values.append(one(receiver))
    if keeper is None and not any(type(atom) in _TELLING for value in values for atom in value):
        return UNKNOWN
    given = _Given()
    with run.store.unnoticed():
        for value in values:
            _sort(run, value, (), given)
    if given.bare or given.named:
        return _taken(run, receiver, given, site)
    called = _called(run, receiver, site)
    _hand(run, receiver, given, [called, *given.objects])
    if given.functions and isinstance(receiver, Library | Foreign) and site.node is not run.discarded:
        return _only_lost(join(list(_answers(run, receiver, given.functions, site)))) or UNKNOWN
    if isinstance(receiver, Foreign) and keeper is not None:
        for each in given.objects:
            containers.widen(run.store, each.place, KEPT, one(keeper))
    asked = given.objects or ([keeper] if keeper and not given.has_more else [])
    return join(_asked(run, each, given, site) for each in asked) or UNKNOWN


def _taken(run: Machine, receiver: Atom | None, given: _Given, site: Site) -> Value:
    """What a call gives that gets credentials; objects among what it gets may keep them, and functions get them."""
    called, keeper = _called(run, receiver, site), _keeper(run, receiver)
    if isinstance(receiver, Lost):
        lost = one(receiver)
        back = one(run.losses.answer(receiver, site.origin, _name(site.node)))
    else:
        lost = back = _lost(run, receiver, given, site)
    keepers = [called, *given.objects]
    is_kept = site.node is run.discarded and not given.functions and not given.objects
    if keeper and (isinstance(receiver, Foreign) or is_kept):
        keepers.append(keeper)
    for each in keepers:
        for names in given.names(with_texts=each is not called):
            _keep(run, each, names, back)
    _hand(run, receiver, given, keepers)
    if not given.bare and not isinstance(receiver, Lost):
        return one(keepers[-1] if isinstance(receiver, Foreign) else called)
    if site.node is not run.discarded:
        _ask(run, lost, given.texts, site)
    return lost


def handed_back(run: Machine, function: FunctionObject) -> Value:
    """What those that were handed a function may give to it."""
    keepers = run.handed.get(function)
    if not keepers:
        return NOTHING
    found = join(_kept(run, each, is_asked=is_asked) for each, is_asked in keepers.items())
    return frozenset(atom for atom in found if not isinstance(atom, Foreign) or run.store.known(atom.place, KEPT))


def filled(run: Machine, function: FunctionObject, arguments: Arguments) -> Arguments:
    """The arguments of a function that nothing in the project calls, with what comes back to it where nothing else is
    known of them."""
    back = handed_back(run, function)
    if not back and function in run.handed and run.relevance.carries(function.node.mentions):
        back = frozenset(_makers(run, function))
    if not back:
        return arguments
    skipped = function.owner is not None
    parameters = [each for each in function.node.parameters if each.kind is ir.ParameterKind.POSITIONAL][skipped:]
    positional = [back | each if each & UNKNOWN else each for each in arguments.positional]
    further = parameters[len(positional) :]
    positional += [join([back, function.defaults.get(parameter.name, NOTHING)]) for parameter in further]
    return Arguments(positional, arguments.named, back if arguments.rest is None else arguments.rest, arguments.spread)


def give(run: Machine, function: FunctionObject, result: Value) -> None:
    """What a function gives goes to the object that was made by a call of a library to which it was handed."""
    makers = _makers(run, function)
    if not makers:
        return
    given = _Given()
    with run.store.unnoticed():
        _sort(run, result, (), given)
    relationships = unfollowed.whose(run, given.credentials, 1)
    if relationships is not None:
        origin = Origin(function.frame.path, function.node.span)
        lost = one(run.losses.made(origin, f"{function.node.name}()", relationships, of_object=False))
        for each in makers:
            for names in given.names(with_texts=False):
                _keep(run, each, names, lost)


def _makers(run: Machine, function: FunctionObject) -> list[Foreign]:
    """The objects that calls of libraries made to which a function was handed."""
    return [each for each in run.handed.get(function, ()) if each.maker]


def _answers(run: Machine, receiver: Atom, functions: Iterable[FunctionObject], site: Site) -> Iterator[Value]:
    """What is given by functions that are asked then and there, since something is made of what they give: those that
    get hold of credentials, and those to which an object gives what it keeps. They are still none that the project
    calls."""
    for function in functions:
        is_given = isinstance(receiver, Foreign) and bool(handed_back(run, function))
        makes = isinstance(receiver, Library) and unfollowed.reaches(run, function.node.mentions, function.frame)
        if function not in run.active and (is_given or makes):
            was_called = function.node in run.objects.called
            run.store.begin()
            result = run.call(one(function), filled(run, function, run.language.given(run, function)), site)
            ways.merge_effects(run)
            give(run, function, result)
            if not was_called:
                run.objects.called.discard(function.node)
            if is_given:
                yield result


def under(run: Machine, atom: Foreign, name: object, place: Origin) -> Value:
    """What an object of a library, or a part of it, may have under a name of that which it keeps."""
    root = _whole(atom).place
    kept = _only_lost(run.store.known(root, KEPT))
    for lost in kept:
        run.bound += 1
        run.losses.read(lost, str(name), place)
    return frozenset(each for each in kept if not run.losses.is_of_object(each)) | _only_lost(
        run.store.known(root, (ITEM, name))
    )


def is_lost(value: Value) -> bool:
    """Whether a value is what became of credentials."""
    return bool(_only_lost(value))


def _only_lost(value: Iterable[Atom]) -> frozenset[Lost]:
    return frozenset(atom for atom in value if isinstance(atom, Lost))


def _keeper(run: Machine, receiver: Atom | None) -> Foreign | None:
    """The object of a library that keeps what a method of it, or of a part of it, is given; or one for all that a
    library itself keeps."""
    if isinstance(receiver, Foreign):
        return _whole(receiver)
    if isinstance(receiver, Library) and run.language.makes_objects(receiver):
        package = receiver.name.partition(".")[0]
        return Foreign(run.places.intern(("kept", package)), package)
    return None


def _whole(atom: Foreign) -> Foreign:
    """The object that another is a part of."""
    return atom if atom.owner is None else Foreign(atom.owner)


def _called(run: Machine, receiver: Atom | None, site: Site) -> Foreign:
    return Foreign(run.places.of(site, "foreign"), receiver.name if isinstance(receiver, Library) else "")


def _sort(run: Machine, value: Value, names: tuple[str, ...], given: _Given, depth: int = 0) -> None:
    """Sorts what a call is given under names."""
    for atom in ordered(value):
        kind = type(atom)
        if kind in _CREDENTIALS:
            given.add(names, one(atom))
        elif isinstance(atom, Foreign):
            given.objects.append(_whole(atom))
        elif kind in _CALLED:
            given.functions += _functions(run, atom)
            given.has_more |= isinstance(atom, ClassObject)
        elif isinstance(atom, Serialized) and unfollowed.whose(run, [atom.value], 1) is not None:
            given.add(names, one(atom))
        elif isinstance(atom, Mapping | Sequence):
            for name, held in _held(run, atom) if depth <= _DEEPEST else ():
                _sort(run, held, (*names, name) if name else names, given, depth + 1)
        elif not depth and isinstance(atom, Const) and isinstance(atom.value, str):
            given.texts.append(atom)
        elif not depth:
            given.has_more = True


def _held(run: Machine, atom: Mapping | Sequence) -> Iterator[tuple[str, Value]]:
    """What a container holds, under its names where it has any."""
    if isinstance(atom, Sequence):
        yield from (("", each) for each in containers.some_elements(run.store, atom, _MOST))
        return
    for key in containers.keys(run.store, atom)[:_MOST]:
        yield str(key), run.store.known(atom.place, key)
    yield from (("", each) for each in (run.store.known(atom.place, ANY), *containers.layers(run.store, atom)))


def _functions(run: Machine, atom: Atom) -> list[FunctionObject]:
    """What is called where a library calls something."""
    if isinstance(atom, Partial):
        return [found for each in ordered(atom.function) for found in _functions(run, each)]
    if isinstance(atom, Bound):
        return _functions(run, atom.function)
    if isinstance(atom, ClassObject):
        found = run.objects.attribute(atom, run.roles.initialise) or NOTHING
        return [each for each in found if isinstance(each, FunctionObject)]
    return [atom] if isinstance(atom, FunctionObject) else []


def _hand(run: Machine, receiver: Atom | None, given: _Given, asked: Iterable[Foreign]) -> None:
    """Notes who may call the functions that a call is given; `asked` are those whose own these are."""
    for function in given.functions:
        known = run.handed.setdefault(function, {})
        known.update(dict.fromkeys(asked, True))
        if isinstance(receiver, Foreign):
            known.setdefault(_whole(receiver), False)


def _lost(run: Machine, receiver: Atom | None, given: _Given, site: Site) -> Value:
    """What credentials have become, unless all of them are such by now."""
    relationships = unfollowed.whose(run, given.credentials, 1)
    if relationships is None:
        return _only_lost(join(given.credentials))
    is_method = isinstance(site.node, ir.Call) and isinstance(site.node.function, ir.Attribute)
    of_object = is_method and not isinstance(receiver, Library)
    return one(run.losses.made(site.origin, _name(site.node), relationships, of_object=of_object))


def _keep(run: Machine, keeper: Foreign, names: tuple[str, ...], lost: Value) -> None:
    for name in names:
        containers.widen(run.store, keeper.place, (ITEM, name), lost)
    containers.widen(run.store, keeper.place, KEPT, one(keeper) if names else lost)


def _kept(run: Machine, keeper: Foreign, *, is_asked: bool) -> Value:
    """What is kept under no name. Of an object that was given it by a method, other methods give anything; they give
    what they were given where another function `is_asked` for what the object is."""
    kept = run.store.known(keeper.place, KEPT)
    return kept if is_asked else frozenset(atom for atom in kept if not run.losses.is_of_object(atom))


def _asked(run: Machine, keeper: Foreign, given: _Given, site: Site) -> Value:
    """What is kept under names that go along, or where there are none, however that was kept."""
    kept = _kept(run, keeper, is_asked=bool(given.objects))
    if not given.texts:
        return kept
    found = _only_lost(kept) | join(run.store.known(keeper.place, (ITEM, word)) for word in _words(given.texts))
    if site.node is not run.discarded:
        _ask(run, found, given.texts, site)
    return found


def _words(texts: Iterable[Const]) -> list[str]:
    """Texts as names, and the names in paths and in options of command lines; sentences are none."""
    written = [str(each.value) for each in texts]
    return [
        *written,
        *(word for text in written if text.startswith("-") or " " not in text for word in _WORD.findall(text)),
    ]


def _ask(run: Machine, found: Value, texts: Iterable[Const], site: Site) -> None:
    """Notes that what became of credentials is asked for a key by the texts that go along, at the ends of paths."""
    for atom in _only_lost(found):
        for each in texts:
            path = _PATH.fullmatch(str(each.value))
            if path is not None:
                run.bound += 1
                run.losses.read(atom, path[1], each.written or site.origin)


def _name(node: object) -> str:
    """The name of what a call calls, as people write it, if it has one."""
    function = node.function if isinstance(node, ir.Call) else None
    found = _NAME.search(function.name) if isinstance(function, ir.Name | ir.Attribute) else None
    return f"{found[0]}()" if found else ""
