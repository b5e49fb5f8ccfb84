"""What functions of the standard library and its look-alikes mean."""

from __future__ import annotations

from functools import partial
from textwrap import dedent

from influx_lint.flow import access, containers, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine
from influx_lint.flow.objects import MAPPING
from influx_lint.flow.places import Site
from influx_lint.flow.platform import TRIAL, Endpoint
from influx_lint.flow.possibilities import is_null, join
from influx_lint.flow.records import replace
from influx_lint.flow.values import NONE, UNKNOWN, Mapping, Value, View, one
from influx_lint.languages.python.models import builtin, chains, loaded
from influx_lint.languages.python.models.decorators import decorator
from influx_lint.meanings import copies, encoded, sequences, text
from influx_lint.meanings.models import (
    Kind,
    Models,
    any_of,
    beside,
    calling,
    first,
    given,
    listed,
    of_each,
    same,
    signed,
)


def loads(run: Machine, arguments: Arguments, site: Site) -> Value:
    """JSON text decoded. Hooks may make the dictionaries something whose keys are attributes."""
    decoded, others = encoded.decoded(run, first(arguments), site)
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
        return copies.with_attributes(run, decoded, site)
    return decoded if copies.is_credentials(made) or any(isinstance(atom, Instance) for atom in made) else UNKNOWN


def _default_dictionary(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A dictionary that makes what it has not."""
    given = Arguments(arguments.positional[1:], arguments.named, None, arguments.spread)
    made = copies.dictionary(run, given, site)
    factory = arguments.get(0, "default_factory") or NONE
    if factory == NONE:
        return made
    return frozenset(replace(atom, factory=factory) if isinstance(atom, Mapping) else atom for atom in made)


def _namespace(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) == 1 and not arguments.named:
        return copies.with_attributes(run, arguments.positional[0], site)
    return copies.dictionary(run, arguments, site, attributes=True)


def _entered(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`nullcontext(value)`: what its block is given is the value, as it is what a generator gives."""
    return run.sequence_of_any(site, first(arguments), "entered")


def _replaced(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`dataclasses.replace(instance, name=value)`: another object, with other values under these names."""
    found = []
    for atom in first(arguments):
        if isinstance(atom, Instance) and (arguments.named or arguments.spread):
            made = run.objects.instance(atom.class_, site)
            containers.copy(run.store, atom, made)
            for base in arguments.spread:
                writes.spread_into(run, made, base)
            for name, value in arguments.named.items():
                containers.set_key(run.store, made, name, value)
            found.append(one(made))
        else:
            found.append(one(atom))
    return join(found)


def _deep_namespace(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The same, where the dictionaries in it are such, too."""
    made = _namespace(run, arguments, site)
    for atom in (each for each in made if isinstance(each, Mapping)):
        for key in containers.keys(run.store, atom):
            held = run.store.known(atom.place, key)
            containers.set_key(run.store, atom, key, copies.with_attributes(run, held, site))
    return made


def _chain(run: Machine, arguments: Arguments, site: Site) -> Value:
    parts = [access.iterate(run, each, site) for each in arguments.positional]
    if arguments.rest is not None:
        parts.append(containers.Elements(None, access.iterate(run, arguments.rest, site).any))
    return sequences.joined(run, site, parts, "chain")


def _group(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`groupby(iterable, key)`: pairs of what the key function says and the elements of which it says so."""
    _, element = access.iterate(run, first(arguments), site)
    function = arguments.get(1, "key")
    key = run.call(function, Arguments([element]), site) if function is not None else element
    group = run.sequence_of_any(site, element, "group")
    return run.sequence_of_any(site, run.sequence(site, [key, group], "pair"), "groups")


def _slice(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`islice(iterable, stop)`, or with a start and a step."""
    value, *bounds = arguments.positional or [UNKNOWN]
    given = [None if is_null(each) else each for each in bounds]
    if len(given) == 1:
        given = [None, *given]
    listed, element = access.iterate(run, value, site)
    if listed is None:
        return run.sequence_of_any(site, element)
    whole = run.sequence(site, listed, "iterated")
    return access.stretch(run, whole, [*given, None, None, None][:3], site) or UNKNOWN


_JSON = ("json", "simplejson", "ujson", "orjson", "rapidjson", "hyperjson", "cjson", "demjson3")

_DECODER = "JSON decoder"

_NAMESPACES = (
    *("box.Box", "box.BoxList", "benedict.benedict", "attridict"),
    *("munch.Munch", "munch.munchify", "munch.Munch.fromDict", "munch.DefaultMunch"),
    *("bunch.Bunch", "bunch.bunchify", "bunch.Bunch.fromDict", "addict.Dict", "addict.addict.Dict"),
    *("easydict.EasyDict", "dotmap.DotMap", "attrdict.AttrDict", "dotty_dict.dotty"),
    "omegaconf.OmegaConf.create",
)
"""What makes dictionaries whose keys are attributes, and those of the dictionaries in them."""

MODELS = Models(
    functions={
        **dict.fromkeys(("os.getenv", "os.getenvb", "os.environ.get"), encoded.variable),
        **dict.fromkeys(("os.fsencode", "os.fsdecode"), signed(same, "filename")),
        **{f"base64.{name}": signed(encoded.from_base64, "s") for name in ("b64decode", "standard_b64decode")},
        **{f"base64.{name}": signed(encoded.from_base64, "s") for name in ("urlsafe_b64decode", "decodebytes")},
        "pybase64.b64decode": signed(encoded.from_base64, "s"),
        "codecs.decode": signed(encoded.from_base64, "obj"),
        **dict.fromkeys(("base64.decodestring", "binascii.a2b_base64"), encoded.from_base64),
        **{f"base64.{name}": encoded.to_base64 for name in ("b64encode", "standard_b64encode", "urlsafe_b64encode")},
        **dict.fromkeys(("base64.encodebytes", "binascii.b2a_base64", "pybase64.b64encode"), encoded.to_base64),
        "io.StringIO": signed(same, "initial_value"),
        "io.BytesIO": signed(same, "initial_bytes"),
        "io.TextIOWrapper": signed(same, "buffer"),
        "codecs.encode": signed(same, "obj"),
        "asyncio.run": signed(same, "main"),
        "asyncio.create_task": signed(beside(same), "coro"),
        "asyncio.ensure_future": signed(beside(same), "coro_or_future"),
        "asyncio.wait_for": signed(same, "fut"),
        **dict.fromkeys(("types.MappingProxyType", "asyncio.shield", "typing.assert_type"), same),
        **{f"contextlib.{name}": _entered for name in ("nullcontext", "closing", "aclosing")},
        "functools.update_wrapper": same,
        "textwrap.dedent": of_each(text.fold(lambda value, _given: dedent(value))),
        **dict.fromkeys(("dataclasses.replace", "copy.replace", "attr.evolve", "attrs.evolve"), _replaced),
        **{f"{module}.loads": signed(loads, "s") for module in _JSON},
        **{f"{module}.load": signed(loads, "fp") for module in _JSON},
        **{f"{module}.dumps": signed(encoded.to_json, "obj") for module in _JSON},
        **{f"yaml.{name}": signed(encoded.from_json, "stream") for name in ("safe_load", "load", "full_load")},
        **dict.fromkeys(
            ("pydantic_core.from_json", "ast.literal_eval", "msgspec.json.decode", "pickle.loads"), encoded.from_json
        ),
        **{f"{module}.dump": partial(loaded.dump, signed(encoded.to_json, "obj"), "fp") for module in _JSON},
        "pickle.dump": partial(loaded.dump, encoded.to_json, "file"),
        **dict.fromkeys(("yaml.dump", "yaml.safe_dump"), partial(loaded.dump, encoded.to_json, "stream")),
        **dict.fromkeys(("msgspec.json.encode", "pickle.dumps"), encoded.to_json),
        "json.JSONDecoder": decorator(_DECODER),
        **dict.fromkeys(("typing.cast", "typing_extensions.cast"), given(1, "val")),
        "copy.copy": signed(copies.copy, "x"),
        "copy.deepcopy": signed(copies.clone, "x"),
        **dict.fromkeys(("collections.OrderedDict", "collections.UserDict"), copies.dictionary),
        "collections.defaultdict": _default_dictionary,
        "collections.ChainMap": chains.chain_map,
        "collections.deque": signed(builtin.BUILTINS["list"], "iterable"),
        **dict.fromkeys(("types.SimpleNamespace", "argparse.Namespace"), _namespace),
        **dict.fromkeys(_NAMESPACES, _deep_namespace),
        "itertools.chain": _chain,
        "itertools.chain.from_iterable": lambda run, arguments, site: _chain(
            run, access.iterate(run, first(arguments), site).spread, site
        ),
        "itertools.starmap": builtin.starmap,
        "itertools.islice": _slice,
        "random.shuffle": of_each(sequences.shuffle),
        "itertools.groupby": signed(_group, "iterable"),
        "itertools.cycle": partial(any_of, 0),
        "itertools.takewhile": builtin.BUILTINS["filter"],
        **dict.fromkeys(("itertools.filterfalse", "itertools.dropwhile"), partial(any_of, 1)),
        "asyncio.gather": listed,
        **dict.fromkeys(("runpy.run_path", "runpy.run_module"), builtin.compiled_with),
    },
    values=dict.fromkeys(("os.environ", "os.environb"), encoded.ENVIRONMENT),
    kinds={_DECODER: Kind(methods={"decode": calling(loads)})},
)
