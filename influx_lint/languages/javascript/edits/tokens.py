"""Clients of 1.x that get a header with a token, from the endpoint whose host they are given."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.findings import Edit
from influx_lint.flow.events import Contact
from influx_lint.languages.front import NoFixError
from influx_lint.languages.javascript.edits.indirect import is_repeatable
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, is_in
from influx_lint.languages.trees import within

_BY_HAND = "the endpoint is not at hand where the call stands: hand its token on to there"
_TYPED = frozenset({".ts", ".mts", ".cts", ".tsx"})
_RELATIONSHIPS = "process.env.PLATFORM_RELATIONSHIPS"


def render(source: Source, contact: Contact, path: Sequence[str]) -> tuple[Edit, ...]:
    """The edit that gives the options of a contact's call a header with the token which its endpoint has under `path`:
    later releases of the package put the user's name in its place, unless there is none. Raises NoFixError."""
    call = next((each for each in source.at(contact.call) if each.type == "new_expression"), None)
    inside = within(call, "arguments")
    given = [each for each in inside.named_children if not each.is_extra] if inside is not None else []
    if len(given) != 1 or contact.is_sure is None:
        raise NoFixError(_BY_HAND)
    token, condition = _at_hand(source, given[0], contact, path) or _of_variable(source, contact, path)
    nobody = "null!" if contact.origin.path.suffix in _TYPED else "null"
    added = [f"username: {nobody}", f"options: {{ headers: {{ Authorization: `Token ${{{token}}}` }} }}"]
    if condition:
        added = [f"...({condition} && {{ {', '.join(added)} }})"]
    return _added(source, given[0], added)


def _added(source: Source, given: Node, added: Sequence[str]) -> tuple[Edit, ...]:
    """The edits by which an object that a call is given has entries besides. Raises NoFixError."""
    start, end = source.offsets(given)
    if given.type in ("identifier", *MEMBERS):
        return source.insert(start, "{ ..."), source.insert(end, f", {', '.join(added)} }}")
    written = [each for each in given.named_children if not each.is_extra]
    if given.type != "object" or not written:
        raise NoFixError(_BY_HAND)
    start, end = source.offsets(written[-1])
    line = source.text.rfind("\n", 0, start) + 1
    indent = source.text[line:start]
    between = f",\n{indent}" if line and not indent.strip() else ", "
    return (source.insert(end, "".join(between + each for each in added)),)


def _at_hand(source: Source, given: Node, contact: Contact, path: Sequence[str]) -> tuple[str, str] | None:
    """The token of the one endpoint whose host is read where the call is, and when it is there, if it need not be."""
    read = {node: is_sure for span, is_sure in contact.hosts for node in source.at(span) if node.type in MEMBERS}
    held = {within(node, "object"): is_sure for node, is_sure in read.items() if is_in(node, given)}
    written = {source.characters(each) for each in held if each is not None and is_repeatable(source, each)}
    if len(written) != 1 or any("?." in source.characters(node) for node in read):
        return None
    (endpoint,) = written
    is_sure = contact.is_sure and all(held.values())
    return ".".join((endpoint, *path)), "" if is_sure else f"{endpoint}.{path[0]}"


def _of_variable(source: Source, contact: Contact, path: Sequence[str]) -> tuple[str, str]:
    """The token of the only service that is spoken to, as the environment has it, and when it is there, if it need not
    be. Raises NoFixError."""
    spoken_to = {(each.relationship, each.variable) for each in contact.targets}
    if len(spoken_to) != 1 or (None, None) in spoken_to:
        raise NoFixError(_BY_HAND)
    ((relationship, variable),) = spoken_to
    name, (quote, steps) = _RELATIONSHIPS, (source.quote, path)
    decoded = f"Buffer.from({name}, {quote}base64{quote}).toString()"
    if variable is not None:
        name, steps = f"process.env.{variable.rpartition('_')[0]}_{path[0].upper()}", path[1:]
        decoded = name
    index = f"[{quote}{relationship}{quote}]" + ("[0]" if contact.is_sure else "?.[0]?")
    held = f"JSON.parse({decoded}){index if variable is None else ''}"
    return ".".join((held, *steps)), "" if contact.is_sure else name
