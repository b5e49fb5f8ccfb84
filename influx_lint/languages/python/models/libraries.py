"""What functions of the standard library and its look-alikes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import access, conditions, containers, credentials, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.credentials import TRIAL
from influx_lint.flow.events import Form, Stead
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.machine import Reading
from influx_lint.flow.objects import MAPPING
from influx_lint.flow.possibilities import join, substitutes
from influx_lint.flow.records import replace
from influx_lint.flow.values import (
    NONE,
    UNKNOWN,
    Bound,
    Const,
    Endpoint,
    Environment,
    Foreign,
    FunctionObject,
    Instance,
    Mapping,
    Partial,
    Property,
    Relationships,
    Sequence,
    Serialized,
    Special,
    Text,
    Unknown,
    Value,
    View,
    one,
)
from influx_lint.languages.python.models import builtin, callbacks, commands, holders, objects, patches

if TYPE_CHECKING:
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.languages.python.models.handlers import Handler

VALUES: dict[str, Value] = {"os.environ": one(Environment()), "os.environb": one(Environment())}
"""Library names that are a value of their own."""


def _first(arguments: Arguments) -> Value:
    return arguments.get(0, "") or UNKNOWN


def getenv(run: Machine, arguments: Arguments, site: Site) -> Value:
    default = arguments.get(1, "default") or NONE
    key = arguments.get(0, "key") or UNKNOWN
    return access.index(run, VALUES["os.environ"], key, Reading(site, Form.VARIABLE, site.origin, default))


def _decode(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Base64 taken off; text passed on by whatever keeps it."""
    given = credentials.settle(run, _first(arguments), site)
    own = frozenset(atom for atom in given if isinstance(atom, Serialized))
    others = substitutes(_unfollowed(given), Stead.DATA, site.origin)
    return join([own, others, *(one(Text(decoded=True)) for atom in given if isinstance(atom, Text))]) or UNKNOWN


def _unfollowed(given: Value) -> Value:
    """What is decoded and nobody follows further."""
    return frozenset(atom for atom in given if isinstance(atom, Const | Unknown | Foreign))


def _encode(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """Base64 put on: text that the code made of a value keeps what it holds."""
    return frozenset(atom for atom in _first(arguments) if isinstance(atom, Serialized)) or UNKNOWN


def same(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return _first(arguments)


def _second(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return arguments.get(1, "val") or UNKNOWN


def loads(run: Machine, arguments: Arguments, site: Site) -> Value:
    """JSON text decoded. Hooks may make the dictionaries something whose keys are attributes."""
    found = []
    given = credentials.settle(run, _first(arguments), site)
    for atom in given:
        if isinstance(atom, Text):
            found.append(one(Relationships(run.places.of(site, "relationships"))))
        elif isinstance(atom, Serialized):
            found.append(objects.copied(run, atom.value, site))
        elif isinstance(atom, Property):
            found.append(one(replace(atom, derived=True)))
    decoded = join(found)
    others = substitutes(_unfollowed(given), Stead.DATA, site.origin)
    others = frozenset(atom for atom in others if isinstance(atom, Unknown))
    if not decoded:
        return others or UNKNOWN
    for name in ("object_hook", "object_pairs_hook"):
        hook = arguments.named.get(name)
        if hook is not None:
            decoded = _hooked(run, hook, decoded, site, pairs=name == "object_pairs_hook")
    return decoded | others


def _hooked(run: Machine, hook: Value, decoded: Value, site: Site, *, pairs: bool) -> Value:
    """What a hook makes of dictionaries is seen on a trial one."""
    trial = Endpoint(run.places.new(), TRIAL, TRIAL)
    given = View("items", trial) if pairs else trial
    made = run.call(hook, Arguments([one(given)]), site)
    if any(
        (isinstance(atom, Mapping | Endpoint) and atom.attributes)
        or (isinstance(atom, Instance) and run.objects.attribute(atom.class_, "__getattr__") is not None)
        or (isinstance(atom, Instance) and MAPPING not in atom.class_.marks)
        for atom in made
    ):
        return objects.with_attributes(run, decoded, site)
    return decoded if objects.is_credentials(made) or any(isinstance(atom, Instance) for atom in made) else UNKNOWN


def _dumps(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    value = _first(arguments)
    return one(Serialized(value)) if objects.is_credentials(value) else UNKNOWN


def _copy(run: Machine, arguments: Arguments, site: Site) -> Value:
    return objects.copied(run, _first(arguments), site)


def _dictionary(run: Machine, arguments: Arguments, site: Site) -> Value:
    return objects.dictionary(run, arguments, site)


def _default_dictionary(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A dictionary that makes what it has not."""
    given = Arguments(arguments.positional[1:], arguments.named, None, arguments.spread)
    made = objects.dictionary(run, given, site)
    factory = arguments.get(0, "default_factory") or NONE
    if factory == NONE:
        return made
    return frozenset(replace(atom, factory=factory) if isinstance(atom, Mapping) else atom for atom in made)


def _namespace(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) == 1 and not arguments.named:
        return objects.with_attributes(run, arguments.positional[0], site)
    return objects.dictionary(run, arguments, site, attributes=True)


def _chain_map(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The first mapping wins."""
    made = run.mapping(site)
    for base in reversed(arguments.positional):
        writes.spread_into(run, made, base)
    return one(made)


def _item_getter(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special("itemgetter", tuple(arguments.positional)))


def _attribute_getter(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special("attrgetter", tuple(arguments.positional)))


def _method_caller(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special("methodcaller", tuple(arguments.positional)))


def _contains(run: Machine, arguments: Arguments, site: Site) -> Value:
    found = conditions.contains(run, arguments.get(1, "") or UNKNOWN, _first(arguments), site)
    return one(found or NO_CONDITION)


def _reduce(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) < 2:
        return UNKNOWN
    function, iterable = arguments.positional[:2]
    listed, element = access.iterate(run, iterable, site)
    rounds = list(listed) if listed is not None else [element]
    value = arguments.positional[2] if len(arguments.positional) > 2 else rounds.pop(0) if rounds else UNKNOWN
    for each in rounds:
        value = run.call(function, Arguments([value, each]), site)
    return value


def _chain(run: Machine, arguments: Arguments, site: Site) -> Value:
    rest = [arguments.rest] if arguments.rest is not None else []
    return _joined(run, [*arguments.positional, *rest], site, certain=not rest)


def _group(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`groupby(iterable, key)`: pairs of what the key function says and the elements of which it says so."""
    _, element = access.iterate(run, _first(arguments), site)
    function = arguments.get(1, "key")
    key = run.call(function, Arguments([element]), site) if function is not None else element
    group = run.sequence_of_any(site, element, "group")
    return run.sequence_of_any(site, run.sequence(site, [key, group], "pair"), "groups")


def _chain_each(run: Machine, arguments: Arguments, site: Site) -> Value:
    listed, element = access.iterate(run, _first(arguments), site)
    return _joined(run, listed if listed is not None else [element], site, certain=listed is not None)


def _joined(run: Machine, iterables: list[Value], site: Site, *, certain: bool) -> Value:
    elements: list[Value] = []
    for iterable in iterables:
        listed, element = access.iterate(run, iterable, site)
        certain = certain and listed is not None
        elements += listed if listed is not None else [element]
    if certain:
        return run.sequence(site, elements, "chain")
    return run.sequence_of_any(site, join(elements), "chain")


def _slice(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`islice(iterable, stop)`, or with a start and a step."""
    value, *bounds = arguments.positional or [UNKNOWN]
    given = [None if all(isinstance(atom, Const) and atom.value is None for atom in each) else each for each in bounds]
    if len(given) == 1:
        given = [None, *given]
    listed, element = access.iterate(run, value, site)
    if listed is None:
        return run.sequence_of_any(site, element)
    whole = run.sequence(site, listed, "iterated")
    return access.stretch(run, whole, [*given, None, None, None][:3], site) or UNKNOWN


def _shuffle(run: Machine, arguments: Arguments, _site: Site) -> Value:
    for atom in _first(arguments):
        if isinstance(atom, Sequence):
            containers.shuffle(run.store, atom)
    return NONE


def _any_of(run: Machine, arguments: Arguments, site: Site) -> Value:
    return run.sequence_of_any(site, access.iterate(run, _first(arguments), site)[1])


def _any_of_last(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What a function that picks elements by a test leaves, whatever the test."""
    return run.sequence_of_any(site, access.iterate(run, arguments.get(1, "") or UNKNOWN, site)[1])


def _gather(run: Machine, arguments: Arguments, site: Site) -> Value:
    return run.sequence(site, arguments.positional)


_SUBMITTING = frozenset(
    {"submit", "run_in_executor", "apply", "apply_async", "call_soon", "call_later", "start_soon", "run_sync", "spawn"}
    | {"enqueue", "add_task", "call_soon_threadsafe", "do", "add_callback", "call_at", "callLater", "callInThread"}
)
_MAPPING = frozenset({"map", "imap", "imap_unordered", "map_async", "starmap"})


def call_unknown(run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
    """An executor's, a pool's or an event loop's method that calls the function it is given."""
    if name == "invoke":
        return commands.started(run, arguments, site)
    if name in callbacks.METHODS:
        return callbacks.METHODS[name](run, arguments, site)
    if name in holders.METHODS:
        return holders.METHODS[name](run, arguments, site)
    if name in patches.UNKNOWN_METHODS:
        return patches.UNKNOWN_METHODS[name](run, arguments, site)
    if name not in _SUBMITTING and name not in _MAPPING:
        return None
    for position, value in enumerate(arguments.positional):
        if any(isinstance(atom, FunctionObject | Bound | Partial) for atom in value):
            rest = arguments.positional[position + 1 :]
            if name in _SUBMITTING:
                return run.call(value, Arguments(rest, arguments.named, arguments.rest, arguments.spread), site)
            if name == "starmap":
                rest = [access.iterate(run, each, site)[1] for each in rest[:1]]
                parts = access.iterate(run, rest[0], site) if rest else (None, UNKNOWN)
                return run.sequence_of_any(site, run.call(value, Arguments(parts[0] or [parts[1]]), site))
            return builtin.BUILTINS["map"](run, Arguments([value, *rest]), site)
    return None


def _suppress(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special("suppress", tuple(arguments.positional)))


def _template(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special("template", _first(arguments)))


def _keeping(kind: str) -> Handler:
    """A call that gives a decorator."""

    def handler(_run: Machine, _arguments: Arguments, _site: Site) -> Value:
        return one(Special("decorator", kind))

    return handler


def _asdict(run: Machine, arguments: Arguments, site: Site) -> Value:
    return objects.mapping_of(run, _first(arguments), site)


BY_ANNOTATION = "by annotation"

SETTINGS = "django.conf.settings."
"""What the names of the project's settings module begin with, as Django gives them."""


def _depends(run: Machine, arguments: Arguments, site: Site) -> Value:
    """FastAPI's `Depends(function)`: what the function gives; a generator gives what it yields. Without a function, the
    parameter's annotation says what it is."""
    given = arguments.get(0, "dependency")
    if given is None:
        return one(Special(BY_ANNOTATION))
    found = run.call(given, Arguments(), site)
    yielded = [containers.any_element(run.store, atom) for atom in found if isinstance(atom, Sequence)]
    generates = any(isinstance(atom, FunctionObject) and atom.node.generator for atom in given)
    return join(yielded) if generates and yielded else found


_JSON = ("json", "simplejson", "ujson", "orjson", "rapidjson", "hyperjson", "cjson", "demjson3")

FUNCTIONS: dict[str, Handler] = {
    "os.getenv": getenv,
    "os.getenvb": getenv,
    "os.environ.get": getenv,
    "os.fsencode": same,
    "os.fsdecode": same,
    **dict.fromkeys(
        (
            "base64.b64decode",
            "base64.standard_b64decode",
            "base64.urlsafe_b64decode",
            "base64.decodebytes",
            "base64.decodestring",
            "binascii.a2b_base64",
            "codecs.decode",
            "pybase64.b64decode",
        ),
        _decode,
    ),
    **dict.fromkeys(
        (
            "base64.b64encode",
            "base64.standard_b64encode",
            "base64.urlsafe_b64encode",
            "base64.encodebytes",
            "binascii.b2a_base64",
            "pybase64.b64encode",
        ),
        _encode,
    ),
    **dict.fromkeys(
        (
            "io.StringIO",
            "io.BytesIO",
            "io.TextIOWrapper",
            "codecs.encode",
            "types.MappingProxyType",
            "contextlib.nullcontext",
            "contextlib.closing",
            "contextlib.aclosing",
            "asyncio.run",
            "asyncio.create_task",
            "asyncio.ensure_future",
            "asyncio.wait_for",
            "asyncio.shield",
            "typing.assert_type",
        ),
        same,
    ),
    **{f"{module}.loads": loads for module in _JSON},
    **{f"{module}.load": loads for module in _JSON},
    **{f"{module}.dumps": _dumps for module in _JSON},
    **dict.fromkeys(
        ("yaml.safe_load", "yaml.load", "yaml.full_load", "pydantic_core.from_json", "ast.literal_eval"), loads
    ),
    "msgspec.json.decode": loads,
    "msgspec.json.encode": _dumps,
    **dict.fromkeys(("pickle.dumps", "yaml.dump", "yaml.safe_dump"), _dumps),
    "pickle.loads": loads,
    "json.JSONDecoder": _keeping("json decoder"),
    "typing.cast": _second,
    "typing_extensions.cast": _second,
    "copy.copy": _copy,
    "copy.deepcopy": _copy,
    "collections.OrderedDict": _dictionary,
    "collections.UserDict": _dictionary,
    "collections.defaultdict": _default_dictionary,
    "collections.ChainMap": _chain_map,
    "collections.deque": builtin.BUILTINS["list"],
    **dict.fromkeys(
        (
            "types.SimpleNamespace",
            "argparse.Namespace",
            "box.Box",
            "munch.Munch",
            "munch.munchify",
            "munch.Munch.fromDict",
            "bunch.Bunch.fromDict",
            "box.BoxList",
            "addict.addict.Dict",
            "benedict.benedict",
            "munch.DefaultMunch",
            "bunch.Bunch",
            "bunch.bunchify",
            "addict.Dict",
            "easydict.EasyDict",
            "dotmap.DotMap",
            "attrdict.AttrDict",
            "attridict",
            "dotty_dict.dotty",
            "omegaconf.OmegaConf.create",
        ),
        _namespace,
    ),
    "functools.partial": builtin.partial,
    "functools.reduce": _reduce,
    "functools.wraps": _keeping("same"),
    "functools.update_wrapper": same,
    "functools.lru_cache": _keeping("same"),
    "operator.itemgetter": _item_getter,
    "operator.attrgetter": _attribute_getter,
    "operator.methodcaller": _method_caller,
    "operator.getitem": builtin.get_item,
    "operator.setitem": builtin.set_item,
    "operator.contains": _contains,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_each,
    "itertools.islice": _slice,
    "random.shuffle": _shuffle,
    "itertools.groupby": _group,
    "itertools.cycle": _any_of,
    "itertools.takewhile": builtin.BUILTINS["filter"],
    "itertools.filterfalse": _any_of_last,
    "itertools.dropwhile": _any_of_last,
    "asyncio.gather": _gather,
    "contextlib.suppress": _suppress,
    "string.Template": _template,
    "runpy.run_path": builtin.compiled_with,
    "runpy.run_module": builtin.compiled_with,
    "fastapi.Depends": _depends,
    "fastapi.Security": _depends,
    "dataclasses.dataclass": _keeping("dataclass"),
    "attr.s": _keeping("dataclass"),
    "attr.attrs": _keeping("dataclass"),
    "attr.define": _keeping("dataclass"),
    "attrs.define": _keeping("dataclass"),
    "attrs.frozen": _keeping("dataclass"),
    "attr.frozen": _keeping("dataclass"),
    "dataclasses.asdict": _asdict,
    **dict.fromkeys(("dataclasses.replace", "copy.replace", "attr.evolve", "attrs.evolve"), same),
    "attrs.asdict": _asdict,
    "attr.asdict": _asdict,
}
