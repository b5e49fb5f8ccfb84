"""Texts: the methods of strings, and how text is encoded."""

from __future__ import annotations

from influx_lint.flow import access, conditions
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Bound, FunctionObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Composed, KeyOf, Property, RelationshipName, RenamedKey, Text, Variable
from influx_lint.flow.possibilities import text as known_text
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Sequence, Serialized, Special, Value, one
from influx_lint.languages.javascript.models import arrays, lodash
from influx_lint.meanings import copies, encoded, text
from influx_lint.meanings.models import Kind, MethodHandler, Models, calling, first, itself, same

_DECODER = "decoder of text"
PARAMETERS = "parameters of an address"
_BASE64 = frozenset(("base64", "base64url"))


def _buffer(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Buffer.from(text, encoding)`."""
    if known_text(arguments.value(1)) in _BASE64:
        return encoded.from_base64(run, arguments, site)
    return first(arguments)


def _stringify(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`JSON.stringify(value, keys)`: of what a list names alone."""
    is_chosen = any(isinstance(atom, Sequence) for atom in arguments.get(1) or NOTHING)
    if is_chosen and copies.is_credentials(first(arguments)):
        return one(Serialized(lodash.pick(run, Arguments(arguments.positional[:2]), site)))
    return encoded.to_json(run, arguments, site)


def _concat(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    found = one(receiver)
    for value in arguments.positional:
        found = run.operate("+", found, value, site)
    return found


def _replace(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """`text.replace(pattern, instead)`."""
    found = _put_in(run, arguments, site, receiver)
    return found or (_fold_replaced if isinstance(receiver, Const) else itself)(run, receiver, arguments, site)


def _put_in(run: Machine, arguments: Arguments, site: Site, receiver: Atom | None = None) -> Value | None:
    """What a function puts in where a pattern is found: it is given what that found, which is only known when the
    program runs, and no key that a constant text does not name."""
    instead = arguments.get(1) or NOTHING
    if not any(isinstance(atom, FunctionObject | Bound) for atom in instead):
        return None
    written = str(receiver.value) if isinstance(receiver, Const) else None
    if written is None or any(path[-1] in written for path in run.keys):
        run.call(instead, Arguments([UNKNOWN, UNKNOWN, UNKNOWN], rest=UNKNOWN), site)
    return UNKNOWN


def _url(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new URL(path, base)`, which is taken for its text; of a file beside the code's own, its path."""
    path, base = first(arguments), arguments.get(1)
    bases = frozenset(atom for atom in base or NOTHING if isinstance(atom, Const | Composed | Property))
    if base:
        return run.operate("+", bases, path, site) if bases else path
    return frozenset(atom for atom in path if isinstance(atom, Composed)) | UNKNOWN


def _of_url(_run: Machine, address: Atom, name: str, _site: Site) -> Value | None:
    return {"href": one(address), "searchParams": one(Special(PARAMETERS, address))}.get(name)


def _symbol(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`Symbol(description)` and `Symbol.for(name)`, each of which stands for itself."""
    name = known_text(arguments.value(0))
    return one(Const(f"Symbol({name})")) if name is not None else UNKNOWN


_fold_replaced = text.fold(str.replace)
_REPLACING: dict[str, MethodHandler] = dict.fromkeys(("replace", "replaceAll"), _replace)
_KEPT = (*("toString", "trim", "trimStart", "trimEnd", "valueOf", "normalize"), *("slice", "substring"))

_TEXT: dict[str, MethodHandler] = {**dict.fromkeys((*_KEPT, "subarray"), itself), **_REPLACING}
_DECLARED: dict[str, MethodHandler] = {
    **dict.fromkeys(("required", "asString", "convertFromBase64"), itself),
    **dict.fromkeys(
        ("asJson", "asJsonObject"),
        lambda run, atom, _arguments, site: encoded.from_json(run, Arguments([one(atom)]), site),
    ),
}
"""The methods of what `env-var` gives for a variable."""

_CONSTANT: dict[str, MethodHandler] = {
    "split": text.split,
    "startsWith": text.const_starts,
    "concat": _concat,
    "toString": itself,
    "toLowerCase": text.fold(str.lower),
    "toUpperCase": text.fold(str.upper),
    "trim": text.fold(str.strip),
    **_REPLACING,
}
_PROPERTY: dict[str, MethodHandler] = {
    "startsWith": text.starts,
    "endsWith": text.ends,
    "includes": arrays.includes,
    **dict.fromkeys(("toString", "toLowerCase", "trim", "valueOf"), itself),
}
_KEY: dict[str, MethodHandler] = {**_PROPERTY, "toUpperCase": text.capitals}

MODELS = Models(
    functions={
        **dict.fromkeys(("Buffer.from", "Buffer", "buffer.Buffer.from"), _buffer),
        "Buffer.concat": lambda run, arguments, site: access.iterate(run, first(arguments), site).any,
        **dict.fromkeys(
            ("atob", "js-base64.decode", "js-base64.Base64.decode", "js-base64.atob", "base-64.decode", "buffer.atob"),
            encoded.from_base64,
        ),
        **dict.fromkeys(("btoa", "js-base64.encode", "js-base64.Base64.encode", "base-64.encode"), encoded.to_base64),
        **dict.fromkeys(("JSON.parse", "json5.parse"), encoded.from_json),
        **dict.fromkeys(("JSON.stringify", "json5.stringify"), _stringify),
        **dict.fromkeys(("String", "Uint8Array.from", "decodeURIComponent", "escape", "unescape"), same),
        **dict.fromkeys(("encodeURIComponent", "encodeURI"), same),
        "Boolean": lambda run, arguments, _site: one(conditions.truth(run, first(arguments))),
        "URL": _url,
        **dict.fromkeys(("TextDecoder", "util.TextDecoder"), lambda *_: one(Special(_DECODER))),
        **dict.fromkeys(("Symbol", "Symbol.for"), _symbol),
    },
    kinds={_DECODER: Kind(methods={"decode": calling(same)})},
    methods={
        **dict.fromkeys((Serialized, Variable), _TEXT),
        Text: _TEXT | _DECLARED,
        Composed: dict.fromkeys(("toString", "trim", "concat"), itself),
        Const: _CONSTANT,
        Property: {**_PROPERTY, "": text.derive},
        RelationshipName: _KEY,
        KeyOf: _KEY,
        RenamedKey: {"toUpperCase": text.capitals},
    },
    attributes={Composed: _of_url},
    unknown=dict.fromkeys(("replace", "replaceAll"), _put_in),
)
