"""What PHP's own functions and classes mean, besides those for arrays.

Source: php.net, "Function Reference"."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from influx_lint.flow import access, containers, ir, modules, targets, texts, unfollowed, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, Relation
from influx_lint.flow.frames import Frame, FrameKind, FunctionObject, Super
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import KeyOf, Property, RelationshipName, RenamedKey, Text, ValueOf
from influx_lint.flow.possibilities import (
    is_null,
    join,
    known_texts,
    number,
    ordered,
    padded,
    strings,
    surrounded,
    text,
)
from influx_lint.flow.records import replace
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Library,
    Mapping,
    Sequence,
    Serialized,
    Unknown,
    Value,
    one,
)
from influx_lint.languages.php import names
from influx_lint.languages.php.lowering import EXTRACTED, MAIN, OPEN, RETURNED
from influx_lint.languages.php.models.arrays import FALSE
from influx_lint.meanings import command_line, copies, documents, encoded, text as methods
from influx_lint.meanings.encoded import ENVIRONMENT
from influx_lint.meanings.models import MethodHandler, Models, first, same

_LONGEST = 1_000
_AS_ARRAY = Library(":JSON_OBJECT_AS_ARRAY")


def _getenv(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`getenv(name)`, and all variables without one."""
    key = arguments.get(0, "name")
    if key is None or is_null(key):
        return ENVIRONMENT
    return access.index(run, ENVIRONMENT, key, Reading(site, Form.VARIABLE, site.origin, FALSE))


def _putenv(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`putenv('NAME=value')`; the lowering takes the name apart where the value is computed."""
    if len(arguments.positional) > 1:
        writes.write(run, ENVIRONMENT, arguments.positional[0], arguments.positional[1], site)
        return one(Const(True))
    for constant in strings(first(arguments)):
        name, separator, value = str(constant.value).partition("=")
        if separator:
            writes.write(run, ENVIRONMENT, one(Const(name)), one(Const(value)), site)
    return one(Const(True))


def _json_decode(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Arrays where they are asked for, else objects."""
    found = encoded.from_json(run, arguments, site)
    wanted = arguments.get(1, "associative")
    flags = arguments.get(3, "flags") or NOTHING
    if _AS_ARRAY in flags or (wanted is not None and any(isinstance(atom, Const) and atom.value for atom in wanted)):
        return found
    return copies.with_attributes(run, found, site)


_NAMES = (KeyOf, RelationshipName)


def _textual(
    run: Machine,
    arguments: Arguments,
    site: Site,
    *,
    fold: MethodHandler | None = None,
    capitals: bool = False,
    names: tuple[type[Atom], ...] = _NAMES,
) -> Value:
    """A function that makes another text of its first argument: what is known of it stays known. Of the names of keys,
    relationships and variables in a loop, it leaves these kinds as they are."""
    rest = Arguments(arguments.positional[1:])
    found: list[Value] = []
    for atom in ordered(first(arguments)):
        if isinstance(atom, Text | Serialized):
            found.append(one(atom))
        elif isinstance(atom, Const) and fold is not None:
            found.append(fold(run, atom, rest, site) or UNKNOWN)
        elif isinstance(atom, Property):
            found.append(one(replace(atom, derived=True)))
        elif isinstance(atom, KeyOf | RenamedKey) and capitals:
            found.append(methods.capitals(run, atom, rest, site) or UNKNOWN)
        elif isinstance(atom, (ValueOf, *names)):
            found.append(one(atom))
        else:
            found.append(one(atom) if isinstance(atom, Unknown) else UNKNOWN)
    return join(found) or UNKNOWN


def _number(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`(int) $value`: a number that is made of it."""
    found = []
    for atom in ordered(first(arguments)):
        if isinstance(atom, Property):
            found.append(one(replace(atom, derived=True)))
        elif isinstance(atom, Const) and isinstance(atom.value, int | float):
            found.append(one(atom))
        else:
            found.append(UNKNOWN)
    return join(found) or UNKNOWN


def put_together(run: Machine, values: list[Value], site: Site) -> Value:
    """The text that values give one after the other."""
    kept = texts.certain(values, site.origin) or padded(values) or surrounded(values)
    if kept:
        return kept
    derived = [replace(atom, derived=True) for value in values for atom in value if isinstance(atom, Property)]
    origin = next((each for value in values if (each := texts.written(value)) is not None), site.origin)
    return frozenset(derived) | texts.composed(values, origin, run.tells) | UNKNOWN


_PLACE = re.compile(r"%(?:(\d+)\$)?[-+ 0]*(?:'.)?\d*(?:\.\d+)?([bcdeEfFgGosuxX%])")


def _sprintf(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`sprintf(format, …)`, where the format is known."""
    given = arguments.positional[1:]
    return _formatted(run, first(arguments), given, arguments.rest or UNKNOWN, site)


def _vsprintf(run: Machine, arguments: Arguments, site: Site) -> Value:
    listed, element = access.iterate(run, arguments.value(1, "values"), site)
    return _formatted(run, first(arguments), listed or [], element, site)


def _formatted(run: Machine, format_: Value, given: list[Value], rest: Value, site: Site) -> Value:
    constants = strings(format_)
    if len(constants) != 1 or len(str(constants[0].value)) > _LONGEST:
        return put_together(run, [UNKNOWN, *given], site)
    written, parts, at, start = str(constants[0].value), [], 0, 0
    for match in _PLACE.finditer(written):
        parts.append(one(replace(constants[0], value=written[start : match.start()])))
        start = match.end()
        if match[2] == "%":
            parts.append(one(Const("%")))
            continue
        index = int(match[1]) - 1 if match[1] else at
        at += not match[1]
        parts.append(given[index] if index < len(given) else rest)
    parts.append(one(replace(constants[0], value=written[start:])))
    return put_together(run, [each for each in parts if text(each) != ""] or [one(Const(""))], site)


def _implode(run: Machine, arguments: Arguments, site: Site) -> Value:
    if not arguments.positional:
        return UNKNOWN
    first_, *more = arguments.positional
    separator, listed = (first_, more[0]) if more else (one(Const("")), first_)
    if any(isinstance(atom, Sequence) for atom in separator):
        separator, listed = listed, separator
    elements, element = access.iterate(run, listed, site)
    if elements is None:
        return put_together(run, [element, UNKNOWN], site)
    parts = [each for part in elements for each in (separator, part)][1:]
    return put_together(run, parts or [one(Const(""))], site)


def _explode(run: Machine, arguments: Arguments, site: Site) -> Value:
    separator, given = first(arguments), arguments.value(1, "string")
    found = []
    for atom in ordered(given):
        made = methods.split(run, atom, Arguments([separator]), site)
        if made is not None:
            found.append(made)
        elif isinstance(atom, Property):
            found.append(run.sequence_of_any(site, one(replace(atom, derived=True)), "exploded"))
        else:
            found.append(UNKNOWN)
    return join(found) or UNKNOWN


def _tested(test: MethodHandler, run: Machine, arguments: Arguments, site: Site) -> Value:
    """`str_starts_with(text, part)` and the like."""
    rest = Arguments(arguments.positional[1:])
    found = [test(run, atom, rest, site) or UNKNOWN for atom in ordered(first(arguments))]
    return join(found) or UNKNOWN


def _contains(_run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value | None:
    constants, written = known_texts(first(arguments)), text(one(receiver))
    if written is not None and len(constants) == 1:
        return one(Const(constants[0] in written))
    return methods.tested(receiver, Relation.CONTAINS, first(arguments))


_WORD = re.compile(r"^(.)(\^?)([\w:.\-\\]+?)(\$?)\1?[a-zA-Z]*$")


def _matches(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`preg_match('/^influxdb/', text)`: a test for a word, where the pattern is but one."""
    patterns = strings(first(arguments))
    plain = _WORD.match(str(patterns[0].value)) if len(patterns) == 1 else None
    if plain is None:
        return UNKNOWN
    word = one(Const(plain[3].replace("\\", "")))
    test: MethodHandler = methods.starts if plain[2] else _contains
    given = arguments.value(1, "subject")
    return join(test(run, atom, Arguments([word]), site) or UNKNOWN for atom in ordered(given)) or UNKNOWN


def _constant(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A constant of all, wherever it is defined."""
    asked = known_texts(first(arguments))
    return join(_named(run, name, site, run.language.builtin(name, site.path)) for name in asked) or UNKNOWN


def _named(run: Machine, name: str, site: Site, otherwise: Value | None) -> Value:
    """What a full name is in the file under way, or else there, or in another file."""
    held = run.store.get(site.frame.module.place, name)
    return held or otherwise or defined(run, name, site.path, site) or one(Library(name))


def _constant_by_text(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`constant('NAME')`."""
    called = frozenset(Const(names.constant(each)) for each in known_texts(first(arguments)))
    return _constant(run, Arguments([called]), site)


def defined(run: Machine, name: str, importer: Path, site: Site | None) -> Value | None:
    """A class, a function or a constant that a file of the project defines; nothing where none does."""
    path = run.program.resolve(importer, name, 0)
    if path is None:
        return None
    module = modules.imported(run, path, site) if site is not None else modules.module(run, path)
    found = run.objects.of_module(module, name) if module is not None else None
    if not found and name.endswith("()") and "\\" in name and module is not None:
        found = run.objects.of_module(module, name.rpartition("\\")[2])
    if not found and module is not None and name.startswith(":"):
        found = run.objects.of_module(module, ":" + name.rpartition("\\")[2])
    return found or UNKNOWN


def _include(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What the file returns that is included by its path, or by how that ends. Both share their variables."""
    certain = strings(first(arguments))
    found = join(included(run, str(each.value), site) for each in certain or strings(arguments.value(1))) or UNKNOWN
    for path in run.program.loaded_by_name(site.path) if found == UNKNOWN and not certain else ():
        module = modules.imported(run, path, site)
        returned = run.objects.of_module(module, RETURNED) if module is not None else None
        given = Arguments([returned or UNKNOWN])
        unfollowed.give_up_on(run, given, site.origin, "a file with credentials may be included by a computed name")
    for value in _extracted(run, site.frame).values():
        lost = value if found == UNKNOWN else frozenset(atom for atom in value if not isinstance(atom, Mapping))
        unfollowed.give_up_on(
            run, Arguments([lost]), site.origin, "a file is included with credentials as its variables"
        )
    return found


def _glob(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`glob(pattern)`: the files of the project that it fits."""
    paths = [str(path) for path in run.program.loaded_by_name(site.path)]
    patterns = [os.path.normpath(each) for each in known_texts(first(arguments))]
    found = [one(Const(path)) for each in patterns for path in fnmatch.filter(paths, f"*{each}")]
    return run.sequence(site, found, "files") if found else UNKNOWN


def _pathinfo(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`pathinfo($path, PATHINFO_FILENAME)`."""
    if Library(":PATHINFO_FILENAME") not in arguments.value(1, "flags"):
        return UNKNOWN
    stem = methods.fold(lambda each: Path(each).stem)
    return _textual(run, Arguments([first(arguments)]), site, fold=stem) or UNKNOWN


def included(run: Machine, name: str, site: Site) -> Value:
    """What a file returns that is included at `site`, with whose variables."""
    path = run.program.resolve(site.path, f"file:{name}", 0)
    if path is None:
        return documents.content(run, name, site)
    if path == site.path:
        return UNKNOWN
    module = modules.imported(run, path, site)
    if module is None:
        return UNKNOWN
    if run.objects.of_module(module, OPEN):
        return _in_scope(run, path, run.objects.of_module(module, MAIN) or NOTHING, site)
    for each in list(run.store.names(module.frame.place)):
        value = run.store.get(module.frame.place, each)
        if isinstance(each, str) and not each.endswith(" ()") and value:
            targets.bind_name(run, each, frozenset(value), site.frame)
    return run.objects.of_module(module, RETURNED) or one(Const(1))


def _in_scope(run: Machine, path: Path, main: Value, site: Site) -> Value:
    """What an included file does with the variables of the code that includes it."""
    place = run.places.of(site, "included", str(path))
    extracted: dict[str, Value] = {}
    for prefix, held in _extracted(run, site.frame).items():
        for atom in (each for each in held if isinstance(each, Mapping)):
            named = {prefix + str(key): run.store.known(atom.place, key) for key in containers.keys(run.store, atom)}
            extracted |= {name: join([extracted.get(name, NOTHING), value]) for name, value in named.items()}
    for name in extracted.keys() - site.frame.scope.names:
        run.store.set(place, name, extracted[name])
    scope = ir.Scope(frozenset(extracted.keys() - site.frame.scope.names))
    frame = Frame(FrameKind.FUNCTION, place, scope, site.frame, path, path.stem, depth=site.frame.depth)
    made = [run.objects.function(atom.node, frame, {}) for atom in main if isinstance(atom, FunctionObject)]
    return join(run.call(one(each), Arguments(), site) for each in made) or UNKNOWN


def _extracted(run: Machine, frame: Frame) -> dict[str, Value]:
    """What `extract` made variables of, by what stands before their names."""
    cells = (each for each in frame.scope.names if each.startswith(EXTRACTED))
    return {each.removeprefix(EXTRACTED): run.store.known(frame.place, each) for each in cells}


def _global(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`global $name`: where the file of the function has no such variable, that of another file that has one with
    credentials in it. Which files include one another is not asked."""
    own, name = site.frame.module.place, text(first(arguments))
    if not run.store.get(own, name):
        others = [module.frame.place for module in run.loaded.modules.values() if module is not None]
        held = join(run.store.get(place, name) or NOTHING for place in others)
        if held and unfollowed.carries(run, held):
            run.store.set(own, name, held)
    return NONE


def _named_when_it_runs(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$$name = $value`, in a loop over an endpoint, too."""
    held = frozenset(atom.endpoint for atom in first(arguments) if isinstance(atom, ValueOf))
    given = Arguments([*arguments.positional, held])
    unfollowed.give_up_on(run, given, site.origin, "credentials are put into a variable whose name is computed")
    return first(arguments)


def _eval(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`eval($code)`, which sees the variables of the place that calls."""
    code = strings(first(arguments))
    words = [word for each in code for word in re.findall(r"\w+", str(each.value))]
    if unfollowed.reaches(run, words, site.frame) if code else unfollowed.are_in_sight(run, site.frame):
        run.given_up.note(site.origin, unfollowed.COMPILED_LATER)
    return UNKNOWN


def _class(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A class by its full name, for those that are derived from it."""
    return join(_named(run, each, site, None) for each in known_texts(first(arguments))) or UNKNOWN


def _parent(_run: Machine, _arguments: Arguments, site: Site) -> Value:
    """`parent`, in a method."""
    for frame in site.frame.outward():
        if frame.owner is not None and frame.self_ is not None:
            return one(Super(frame.owner, frame.self_))
    return UNKNOWN


def _dirname(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    levels = number(arguments.get(1, "levels") or one(Const(1))) or 1
    found = []
    for each in strings(first(arguments)):
        path = str(each.value)
        for _ in range(min(levels, 50)):
            path = os.path.dirname(path)  # noqa: PTH120
        found.append(one(Const(path)))
    return join(found) or UNKNOWN


def _realpath(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    found = [one(Const(os.path.normpath(each))) for each in known_texts(first(arguments))]
    return join(found) or UNKNOWN


_FOLDED: dict[str, Callable[..., str]] = {
    "trim()": str.strip,
    "rtrim()": str.rstrip,
    "ltrim()": str.lstrip,
    "chop()": str.rstrip,
    "strtolower()": str.lower,
    "mb_strtolower()": str.lower,
    "strtoupper()": str.upper,
    "mb_strtoupper()": str.upper,
    "ucfirst()": lambda each: each[:1].upper() + each[1:],
    "lcfirst()": lambda each: each[:1].lower() + each[1:],
    "basename()": lambda each, suffix="": os.path.basename(each).removesuffix(suffix),  # noqa: PTH119
}
_CAPITALS = frozenset({"strtoupper()", "mb_strtoupper()"})
_MADE = (
    *("mb_substr()", "preg_replace()", "urlencode()", "rawurlencode()", "htmlspecialchars()"),
    *("addslashes()", "nl2br()", "strrev()", "md5()", "sha1()", "number_format()", "strstr()", "htmlentities()"),
    *("escapeshellarg()", "ucwords()", "http_build_query()", "filter_var()", "utf8_encode()", "strtok()", "str_pad()"),
)


def _replaced(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`str_replace(search, replacement, text)`."""
    subject = arguments.value(2, "subject")
    search, instead = text(first(arguments)), text(arguments.value(1, "replace"))

    def fold(each: str) -> str:
        return each.replace(search or "", instead or "")

    if not search or instead is None:
        return _textual(run, Arguments([subject]), site, names=())
    return _textual(run, Arguments([subject]), site, fold=methods.fold(fold), names=(KeyOf,))


MODELS = Models(
    kinds=command_line.KINDS,
    functions={
        **{
            name: partial(_textual, fold=methods.fold(fold), capitals=name in _CAPITALS)
            for name, fold in _FOLDED.items()
        },
        **dict.fromkeys(_MADE, partial(_textual, names=())),
        "substr()": partial(
            _textual, fold=methods.fold(lambda each, start, length=None: each[start:][:length]), names=()
        ),
        "str_replace()": _replaced,
        **dict.fromkeys(("getenv()", "apache_getenv()"), _getenv),
        **dict.fromkeys(("putenv()", "putenv ()"), _putenv),
        "json_decode()": _json_decode,
        **dict.fromkeys(("json_encode()", "serialize()", "var_export()"), encoded.to_json),
        "unserialize()": encoded.from_json,
        **dict.fromkeys(
            ("stream_get_contents()", "fgets()"),
            lambda run, arguments, site: command_line.text_of(run, first(arguments), site),
        ),
        "base64_decode()": encoded.from_base64,
        "base64_encode()": encoded.to_base64,
        **dict.fromkeys(("text ()", "strval()"), same),
        **dict.fromkeys(("number ()", "intval()", "floatval()", "boolval()"), _number),
        "sprintf()": _sprintf,
        "vsprintf()": _vsprintf,
        **dict.fromkeys(("implode()", "join()"), _implode),
        "explode()": _explode,
        "str_starts_with()": partial(_tested, methods.starts),
        "str_contains()": partial(_tested, _contains),
        **dict.fromkeys(("strpos()", "stripos()", "mb_strpos()"), partial(_tested, _contains)),
        "str_ends_with()": partial(_tested, methods.ends),
        "preg_match()": _matches,
        "constant ()": _constant,
        "constant()": _constant_by_text,
        "include ()": _include,
        "class ()": _class,
        "named when it runs ()": _named_when_it_runs,
        "eval()": _eval,
        "global ()": _global,
        "parent ()": _parent,
        "dirname()": _dirname,
        "glob()": _glob,
        "pathinfo()": _pathinfo,
        "realpath()": _realpath,
    },
)
