"""Edits where the key is written in the reading expression: `$ep['user']`, `$ep->user`, `['user' => $u] = $ep`."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import KeyRead
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.php.edits.source import NAMES, Source, arguments, call_of
from influx_lint.languages.php.lowering import is_simple, parts
from influx_lint.languages.trees import enclosing
from influx_lint.registry.policy import key_text

_KEY_TESTS = ("array_key_exists", "key_exists", "property_exists")
_BY_PATH = ("data_get", "array_get", "arr::get", "arr::pluck", "->pluck")
_PATTERNS = ("list_literal", "array_creation_expression")


def render(source: Source, reads: Sequence[KeyRead], new: Sequence[str]) -> list[Edit]:
    """The edits that let what is read by one key be read under the path `new`. Raises NoFixError."""
    read = reads[0]
    old = read.last_key
    step = _step(source, read.span, old, new)
    if step is not None:
        return [step]
    node = source.at(read.span)
    if node is None or any(each.read is None for each in reads) or node.parent is None:
        raise by_hand(old, new)
    above = node.parent
    is_written = source.content(node) == old
    if above.type == "subscript_expression" and parts(above)[-1] == node and len(parts(above)) == 2:
        return _subscript(source, above, node, new) if is_written else _in_place(source, above, node, new)
    if above.type.endswith("member_access_expression") and above.child_by_field_name("name") == node:
        if not is_written and (node.type != "variable_name" or is_simple(above)):
            raise by_hand(old, new)
        return _property(source, above, node, new)
    if not is_written:
        raise by_hand(old, new)
    if _is_of_pattern(node):
        return _pattern(source, node, new)
    function = source.called_of(call_of(node))
    if function in _KEY_TESTS:
        return _key_test(source, node, new)
    if function == "array_column":
        return _column(source, node, new)
    if function in ("->offsetget", "->get"):
        return _by_method(source, node, new)
    if function in _BY_PATH:
        return [source.renamed(node, ".".join(new))]
    raise by_hand(old, new)


def _step(source: Source, span: Span, old: str, new: Sequence[str]) -> Edit | None:
    """A key in a path that is one text: `Arr::get($all, 'influxdb.0.bucket')`, `'%env(key:bucket:key:0:…:NAME)%'`."""
    start, end = source.lines.offsets(span)
    if source.text[start - 4 : end + 1] == f"key:{old}:":
        return source.replace(start, end, ":key:".join(reversed(new)))
    around = source.text[start - 1 : start], source.text[end : end + 1]
    if source.text[start:end] != old or "." not in around or not set(around) <= set(".'\""):
        return None
    return source.replace(start, end, ".".join(new))


def _subscript(source: Source, read: Node, key: Node, new: Sequence[str]) -> list[Edit]:
    """`$ep['bucket']`, and in texts `{$ep['bucket']}`, `$ep[bucket]` and `${ep['bucket']}`."""
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    steps, outer = source.keys_below(key, new), read.parent
    if outer is not None and outer.type == "dynamic_variable_name":
        return [source.replaced(outer, f"{{${source.characters(parts(read)[0])}{steps}}}")]
    if is_simple(read):
        return [source.replaced(read, f"{{{source.characters(parts(read)[0])}{steps}}}")]
    edits = [source.after(parts(read)[0], source.keys_below(key, new[:-1]))]
    return edits if source.content(key) == new[-1] else [*edits, source.renamed(key, new[-1])]


def _in_place(source: Source, read: Node, key: Node, new: Sequence[str]) -> list[Edit]:
    """`$ep[KEY]`, where the key is a constant that stands for nothing else here."""
    if is_simple(read) or key.type not in (*NAMES, "variable_name"):
        raise NoFixError(f"read {key_text(new)} there, and see to what the key is a name for")
    return [source.replaced(key, "][".join(f"'{part}'" for part in new))]


def _property(source: Source, read: Node, name: Node, new: Sequence[str]) -> list[Edit]:
    """`$ep->bucket`, also in a text, `$ep->{'bucket'}`, and `$ep->$name`, where that stands for nothing else here."""
    start, end = source.offsets(name)
    if name.type == "variable_name":
        is_braced = source.text[start - 1] == "{" and source.text[end : end + 1] == "}"
        return [source.replace(start - is_braced, end + is_braced, "->".join(new))]
    if len(new) == 1:
        return [source.renamed(name, new[0])]
    held = read.child_by_field_name("object")
    if held is not None and is_simple(read):
        return [source.replaced(read, f"{{{source.characters(held)}->{'->'.join(new)}}}")]
    if name.type != "name":
        start -= 1
    return [source.insert(start, "".join(f"{part}->" for part in new[:-1]))]


def _pattern(source: Source, key: Node, new: Sequence[str]) -> list[Edit]:
    """`['bucket' => $b] = $ep`, `list('bucket' => $b) = $ep`."""
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    pattern, value = next(enclosing(key, _PATTERNS), None), _value_of(key)
    if pattern is None or value is None:
        raise NoFixError(f"read {key_text(new)} there")
    quote = source.quote_of(key)
    opening, closing = ("list(", ")") if source.characters(pattern).lower().startswith("list") else ("[", "]")
    before = "".join(f"{quote}{part}{quote} => {opening}" for part in new[:-1])
    return [source.before(key, before), source.after(value, closing * (len(new) - 1))]


def _is_of_pattern(key: Node) -> bool:
    """Whether a key is one of what is taken apart, not of an array that the code makes."""
    node = key
    while node.parent is not None and node.parent.type in (*_PATTERNS, "array_element_initializer", "pair"):
        node = node.parent
    above = node.parent
    if node == key or above is None:
        return False
    is_target = above.type == "assignment_expression" and above.child_by_field_name("left") == node
    return is_target or (above.type in ("foreach_statement", "pair") and node != parts(above)[0])


def _value_of(key: Node) -> Node | None:
    """What stands behind a key and an arrow."""
    beside = key.parent.children if key.parent is not None else []
    arrow, *behind = [each for each in beside if each.start_byte >= key.end_byte and not each.is_extra] or [key]
    return behind[0] if arrow.type == "=>" and behind else None


def _key_test(source: Source, key: Node, new: Sequence[str]) -> list[Edit]:
    """`array_key_exists('bucket', $ep)`, `property_exists($ep, 'bucket')`."""
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    given = arguments(call_of(key))
    if len(given) != 2:
        raise NoFixError(f"look for {key_text(new)} there")
    if given[1] == key.parent:
        return [source.after(given[0], "".join(f"->{part}" for part in new[:-1]))]
    return [source.after(given[1], f"{source.keys_below(key, new[:-1])} ?? []")]


def _by_method(source: Source, key: Node, new: Sequence[str]) -> list[Edit]:
    """`$ep->offsetGet('bucket')`, `$ep->get('bucket', 'main')`."""
    call, steps = next(enclosing(key, ("member_call_expression",))), source.keys_below(key, new[1:])
    named, default = source.renamed(key, new[0]), arguments(call)[1:]
    if not steps or not default:
        return [named, source.after(call, steps)]
    (start, end), (_, behind) = source.offsets(call), source.offsets(key)
    instead = f"){steps} ?? {source.characters(parts(default[0])[-1])})"
    return [source.insert(start, "("), named, source.replace(behind, end, instead)]


def _column(source: Source, key: Node, new: Sequence[str]) -> list[Edit]:
    """`array_column($endpoints, 'bucket')`; with names for what it gives, `array_column($endpoints, 'bucket', 'host')`,
    the endpoints get what lies under `query`, too."""
    if len(new) == 1:
        return [source.renamed(key, new[0])]
    given = arguments(call_of(key))
    start, end = source.offsets(given[0])
    if len(given) == 3 and key.parent in given[1:] and len(new) == 2:
        below = f"($e = (array) $e) + (array) ($e['{new[0]}'] ?? [])"
        return [source.insert(start, f"array_map(fn ($e) => {below}, "), source.insert(end, ")")]
    if len(given) != 2 or given[1] != key.parent:
        raise NoFixError(f"read {key_text(new)} there")
    quote = source.quote_of(key)
    return [
        source.insert(start, "array_column(" * (len(new) - 1)),
        source.insert(end, "".join(f", {quote}{part}{quote})" for part in new[:-1])),
    ]
