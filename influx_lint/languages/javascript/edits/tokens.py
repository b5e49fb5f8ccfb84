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
    last = [each for each in given[0].named_children if not each.is_extra] if len(given) == 1 else []
    if not last or given[0].type != "object" or contact.is_sure is not True:
        raise NoFixError(_BY_HAND)
    token = _at_hand(source, given[0], contact, path) or _of_variable(source, contact, path)
    start, end = source.offsets(last[-1])
    line = source.text.rfind("\n", 0, start) + 1
    indent = source.text[line:start]
    between = f",\n{indent}" if line and not indent.strip() else ", "
    nobody = "null!" if contact.origin.path.suffix in _TYPED else "null"
    header = f"{{ headers: {{ Authorization: `Token ${{{token}}}` }} }}"
    return (source.insert(end, f"{between}username: {nobody}{between}options: {header}"),)


def _at_hand(source: Source, given: Node, contact: Contact, path: Sequence[str]) -> str | None:
    """The token of the one endpoint whose host is read where the call stands."""
    read = [node for span, is_sure in contact.hosts if is_sure for node in source.at(span) if node.type in MEMBERS]
    held = [within(node, "object") for node in read if is_in(node, given)]
    written = {source.characters(each) for each in held if each is not None and is_repeatable(source, each)}
    return ".".join((*written, *path)) if len(written) == 1 else None


def _of_variable(source: Source, contact: Contact, path: Sequence[str]) -> str:
    """The token of the only service that is spoken to, as the environment has it. Raises NoFixError."""
    spoken_to = {(each.relationship, each.variable) for each in contact.targets}
    if len(spoken_to) != 1 or (None, None) in spoken_to:
        raise NoFixError(_BY_HAND)
    ((relationship, variable),) = spoken_to
    if variable is not None:
        return f"JSON.parse(process.env.{variable.rpartition('_')[0]}_{path[0].upper()}).{'.'.join(path[1:])}"
    quote = source.quote
    decoded = f"JSON.parse(Buffer.from({_RELATIONSHIPS}, {quote}base64{quote}).toString())"
    return f"{decoded}[{quote}{relationship}{quote}][0].{'.'.join(path)}"
