"""What requests show of themselves to a service: in headers, as a name and a password, or in an address."""

from __future__ import annotations

from collections.abc import Iterable

from influx_lint.flow import contacts, containers, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Credentials, Stead
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Property
from influx_lint.flow.possibilities import ordered, strings
from influx_lint.flow.store import ANY
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Mapping, Sequence, Special, Unknown, Value, one
from influx_lint.meanings.models import Models

_AUTHORIZATION = "Authorization"
_NOBODY = frozenset({"root", "", None})
"""What clients of 1.x send as name and password where they are given none."""

_PAIR = "name and password"
_MOST_LAYERS = 8


def by_name(run: Machine, arguments: Arguments, parameters: Iterable[str]) -> dict[str, Value]:
    """The arguments by name. What a call leaves to a parameter that is nothing by default is not given; of a function
    that nothing calls, nothing is known of that."""
    given = dict(zip(parameters, arguments.positional, strict=False)) | arguments.named
    if run.guessed is not None:
        return given
    return {name: frozenset(atom for atom in value if not _is_left_out(atom)) for name, value in given.items()}


def _is_left_out(atom: object) -> bool:
    return isinstance(atom, Unknown) and atom.whence is not None and atom.whence.stead is Stead.PARAMETER


def is_given(value: Value | None) -> bool:
    """Whether an argument is there, and not nothing."""
    return value is not None and not all(isinstance(atom, Const) and not atom.value for atom in value)


def shown(name: Value | None, password: Value | None) -> Credentials:
    """What a name and a password are. The endpoint's own are known by the password; a name may be a constant, too."""
    if all(isinstance(atom, Const) and atom.value in _NOBODY for atom in (name or NOTHING) | (password or NOTHING)):
        return Credentials.NOTHING
    plain = all(isinstance(atom, Property | Const) for atom in name or NOTHING)
    own = [value for value in (name, password) if is_given(value) and _is_own(value or NOTHING)]
    return Credentials.OWN_NAME if plain and own and (password in own or not is_given(password)) else Credentials.OTHERS


def _is_own(value: Value) -> bool:
    """Whether a value is what an endpoint's service knows a person by, or a constant where there is none."""
    properties = [atom for atom in value if isinstance(atom, Property)]
    plain = all(isinstance(atom, Property | Const) or atom in UNKNOWN for atom in value)
    has_unknown = any(atom in UNKNOWN for atom in value) and not all(map(contacts.is_variable, properties))
    return bool(properties) and plain and not has_unknown and all(map(contacts.is_own_name, properties))


def of_headers(run: Machine, headers: Value | None, *, is_exact: bool = False) -> Credentials:
    """What headers show; with `is_exact`, their names count as they are spelled."""
    for atom in ordered(headers or NOTHING):
        if isinstance(atom, Const) and not atom.value:
            continue
        held = held_under(run, atom, _AUTHORIZATION, is_exact=is_exact)
        if held is None or is_given(held):
            return Credentials.OTHERS
    return Credentials.NOTHING


def held_under(run: Machine, atom: object, name: str, *, is_exact: bool = True) -> Value | None:
    """What a dictionary that the code made may have under a name: an empty value where it has none; nothing where that
    is not known. Without `is_exact`, capitals make no difference."""
    if isinstance(atom, Sequence):
        return _held_in_pairs(run, atom, name)
    if not isinstance(atom, Mapping) or run.store.known(atom.place, ANY):
        return None
    found = NOTHING
    for key in containers.keys(run.store, atom):
        written = key.decode("latin-1") if isinstance(key, bytes) else key
        if isinstance(written, str) and (written == name or (not is_exact and written.lower() == name.lower())):
            found |= run.store.known(atom.place, key)
    layers = [layer for value in containers.layers(run.store, atom) for layer in value]
    for layer in layers:
        below = held_under(run, layer, name, is_exact=is_exact) if len(layers) <= _MOST_LAYERS else None
        if below is None:
            return None
        found |= below
    return found


def _held_in_pairs(run: Machine, pairs: Sequence, name: str) -> Value | None:
    """What pairs of names and values may have under a name."""
    found = NOTHING
    for each in containers.elements(run.store, pairs) or [UNKNOWN]:
        for atom in each:
            pair = containers.pair(run.store, atom)
            if pair is None or not strings(pair[0]):
                return None
            found |= pair[1] if any(each.value == name for each in strings(pair[0])) else NOTHING
    return found


def of_pair(run: Machine, given: Value | None) -> Credentials:
    """What `auth=(name, password)` shows, or an object made of both."""
    found = set()
    for atom in given or NOTHING:
        if isinstance(atom, Const) and not atom.value:
            continue
        pair = atom.carried if isinstance(atom, Special) and atom.kind == _PAIR else containers.pair(run.store, atom)
        found.add(shown(*pair) if pair is not None else Credentials.OTHERS)
    return strongest(found)


def of_names(run: Machine, holder: Value | None) -> Credentials:
    """What parameters of a request show: `u` and `p`. Of those that are not known, it is not known either."""
    found = []
    for atom in holder or NOTHING:
        if isinstance(atom, Const) and not atom.value:
            continue
        name, password = held_under(run, atom, "u"), held_under(run, atom, "p")
        unknown = name is None or password is None
        found.append(Credentials.OTHERS if unknown else shown(name, password))
    return strongest(found)


def _pair(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    name = arguments.get(0, "username") or arguments.named.get("login") or NOTHING
    return one(Special(_PAIR, (name, arguments.get(1, "password") or NOTHING)))


def strongest(found: Iterable[Credentials]) -> Credentials:
    """What is shown by several ways together."""
    shown_too = set(found)
    order = (Credentials.OTHERS, Credentials.OWN_NAME)
    return next((each for each in order if each in shown_too), Credentials.NOTHING)


def of_user(user: texts.Parts) -> Credentials:
    """What stands before the host in an address: `name:password`."""
    if not user:
        return Credentials.NOTHING
    at = next((at for at, part in enumerate(user) if isinstance(part, str) and ":" in part), len(user))
    if at == len(user):
        return shown(_as_value(user), None)
    separator = str(user[at])
    name, _, password = separator.partition(":")
    return shown(_as_value((*user[:at], name)), _as_value((password, *user[at + 1 :])))


def of_query(query: texts.Parts) -> Credentials:
    """What the end of an address shows: `u=name&p=password`."""
    given: dict[str, Value] = {}
    name = ""
    for part in query:
        if not isinstance(part, str):
            if name in ("u", "p"):
                given[name] = one(part) if part is not None else UNKNOWN
            continue
        for field in part.split("&"):
            name, _, value = field.partition("=")
            if name in ("u", "p") and value:
                given[name] = one(Const(value))
    return shown(given.get("u"), given.get("p"))


def _as_value(parts: Iterable[str | Property | None]) -> Value:
    found = [part for part in parts if part != ""]
    if len(found) != 1:
        return UNKNOWN if found else NOTHING
    part = found[0]
    return UNKNOWN if part is None else one(Const(part) if isinstance(part, str) else part)


MODELS = Models(
    functions=dict.fromkeys(
        ("requests.auth.HTTPBasicAuth", "httpx.BasicAuth", "aiohttp.BasicAuth", "aiohttp.helpers.BasicAuth"), _pair
    )
)
