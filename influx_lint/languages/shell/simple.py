"""Simple commands: calls by name, assignments, and the commands by which the shell itself does something."""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.shell import asking, calls, expansions, redirections, words
from influx_lint.languages.shell.lowering import ARGUMENTS, STDIN, Body, Lowering
from influx_lint.languages.shell.placed import Placed

_PLAIN = frozenset(("echo()", "printf()", "jq()", "base64()", "cat()", "tr()", ":hidden", ":save"))


def command_output(low: Lowering, node: Node, stdin: ir.Expression | None) -> ir.Expression:
    """What a command writes; of one that may be a function of the project, what all its commands do."""
    value = calls.command(low, node, stdin)
    name = value.function.name if isinstance(value, ir.Call) and isinstance(value.function, ir.Name) else ""
    return value if name in _PLAIN else low.call(low.place(node), "output", [value])


def assignment(low: Lowering, node: Node) -> Body:
    target = node.child_by_field_name("name")
    value, place = calls.assigned(low, node), low.place(node)
    if target is None:
        return [ir.Evaluate(place, value)]
    is_added = low.text[low.offsets(target)[1] :].startswith("+=")
    if target.type == "subscript":
        name = low.raw(target).partition("[")[0]
        index = target.child_by_field_name("index")
        key = low.word(index) if index is not None else low.opaque(target)
        low.changes.add(name)
        return [ir.Evaluate(place, low.call(place, "put", [low.named(name, place), key, value]))]
    name = low.raw(target)
    if is_added:
        value = low.call(place, "more", [expansions.variable(low, target), value])
    return low.set(name, value, place)


def declaration(low: Lowering, node: Node) -> Body:
    keyword = low.raw(node.children[0])
    options = [low.raw(each) for each in node.named_children if each.type == "word" and low.raw(each)[:1] == "-"]
    is_local = keyword in ("local", "declare", "typeset") and low.locals is not None and "-g" not in options
    exports = keyword == "export" or any("x" in each for each in options)
    of_functions = exports and any("f" in each for each in options)
    made: Body = []
    for each in node.named_children:
        if each.type == "variable_assignment":
            target = each.child_by_field_name("name")
            name = low.raw(target) if target is not None else ""
            made += assignment(low, each)
        elif each.type == "variable_name":
            name = low.raw(each)
        else:
            place = low.place(each)
            if each.type != "word":
                given = _name_and_value(low, low.word(each), place)
                made.append(ir.Evaluate(place, low.call(place, "settings", given)))
                made += [ir.Evaluate(place, low.call(place, "export", given[:1]))] if exports else []
            continue
        if is_local and low.locals is not None:
            low.locals.add(name)
        if any("n" in each for each in options):
            low.references.add(name)
        if of_functions:
            made += [*low.exported(f"{name}()", low.place(each)), *low.exported(f"{name}?()", low.place(each))]
        elif exports and not low.exports_all:
            made += low.exported(name, low.place(each))
    return made


def _name_and_value(low: Lowering, word: ir.Expression, place: Packed) -> list[ir.Expression]:
    """What stands in a word in front of its first `=`, and behind it; the word, where none is in the script."""
    parts = [each.value for each in word.arguments] if isinstance(word, ir.Call) and _is_text(word) else [word]
    for at, part in enumerate(parts):
        if isinstance(part, ir.Constant) and isinstance(part.value, Placed) and "=" in part.value:
            sign = part.value.index("=")
            name, value = part.value.cut(0, sign), part.value.cut(sign + 1, len(part.value))
            before = [*parts[:at], *([ir.Constant(part.packed, name)] if name else [])]
            after = [*([ir.Constant(part.packed, value)] if value else []), *parts[at + 1 :]]
            return [_together(low, before, place), _together(low, after, place)]
    return [word]


def _is_text(word: ir.Call) -> bool:
    return isinstance(word.function, ir.Name) and word.function.name == ":text"


def _together(low: Lowering, parts: list[ir.Expression], place: Packed) -> ir.Expression:
    if len(parts) < 2:
        return parts[0] if parts else ir.Constant(place, "")
    return low.call(place, "text", parts)


def unset(low: Lowering, node: Node) -> Body:
    names = [each for each in node.named_children if each.type == "variable_name"]
    low.changes.update(map(low.raw, names))
    place = low.place(node)
    return [ir.Evaluate(place, low.call(place, "unset", [ir.Constant(place, low.raw(each))])) for each in names]


def plain_command(low: Lowering, node: Node) -> Body:
    name = node.child_by_field_name("name")
    special = _COMMANDS.get(low.raw(name)) if name is not None else None
    return special(low, node) if special is not None else low.given(low.output(node), low.place(node))


def _shift(low: Lowering, node: Node) -> Body:
    place = low.place(node)
    given = [low.raw(each) for each in node.children_by_field_name("argument")]
    name = ir.Name(place, ARGUMENTS)
    if given and "OPTIND" in given[0] and low.options is not None:
        return [ir.Assign(place, (name,), low.call(place, "operands", [name, low.options]))]
    count = int(given[0]) if given and given[0].isdecimal() else 1
    rest = ir.Slice(place, (ir.Constant(place, count), None, None))
    return [ir.Assign(place, (name,), ir.Index(place, name, rest))]


def _set_options(low: Lowering, node: Node) -> Body:
    given = node.children_by_field_name("argument")
    raw = [low.raw(each) for each in given]
    if raw[:1] == ["--"]:
        place = low.place(node)
        listed = ir.Display(place, ir.Shape.LIST, tuple(words.several(low, given[1:])))
        return [ir.Assign(place, (ir.Name(place, ARGUMENTS),), listed)]
    if raw[:1] in (["-a"], ["+a"]) or raw[1:] == ["allexport"]:
        low.exports_all = raw[0][0] == "-"
    return []


def read_names(low: Lowering, node: Node) -> list[str]:
    """The variables that `read` fills."""
    names: list[str] = []
    takes_one = False
    for each in node.children_by_field_name("argument"):
        raw = low.raw(each)
        if takes_one:
            takes_one = False
        elif raw.startswith("-"):
            takes_one = raw[-1] in "dnNptui"
            names += [raw[-1]] if raw == "-a" else []
        elif raw.isidentifier():
            names.append(raw)
    return names or ["REPLY"]


def _read(low: Lowering, node: Node) -> Body:
    place = low.place(node)
    stdin = redirections.redirected(low, node.children_by_field_name("redirect"), None)
    if stdin is None and low.fed:
        stdin = ir.Name(place, STDIN)
    return filled(low, node, stdin if stdin is not None else ir.Opaque(place, ()), "read")


def filled(low: Lowering, node: Node, value: ir.Expression, model: str) -> Body:
    """The variables of a `read` get the fields of a text."""
    place = low.place(node)
    names = read_names(low, node)
    given = node.children_by_field_name("argument")
    if names == ["REPLY"] and given and given[-1].type in ("string", "simple_expansion", "expansion"):
        return [ir.Evaluate(place, low.call(place, "settings", [low.word(given[-1]), value]))]
    low.changes.update(names)
    if names[0] == "a":
        return low.set(names[-1], low.call(place, "words", [value]), place)
    separators = next((each for each in node.children if each.type == "variable_assignment"), None)
    fields = [value, ir.Constant(place, len(names))]
    if separators is not None:
        fields.append(calls.assigned(low, separators))
    targets = tuple(ir.Name(place, name) for name in names)
    target = ir.Display(place, ir.Shape.TUPLE, targets)
    return [ir.Assign(place, (target,), low.call(place, model, fields))]


def _lines_read(low: Lowering, node: Node) -> Body:
    """`mapfile`."""
    place = low.place(node)
    names = [low.raw(each) for each in node.children_by_field_name("argument") if low.raw(each).isidentifier()]
    stdin = redirections.redirected(low, node.children_by_field_name("redirect"), None)
    value = stdin if stdin is not None else ir.Name(place, STDIN)
    return low.set(names[-1] if names else "MAPFILE", low.call(place, "lines", [value]), place)


def _print(low: Lowering, node: Node) -> Body:
    given = node.children_by_field_name("argument")
    if len(given) > 2 and low.raw(given[0]) == "-v":
        place = low.place(node)
        arguments = tuple(map(calls.argument, words.several(low, given[2:])))
        value = ir.Call(place, ir.Name(place, "printf()"), arguments)
        if low.raw(given[1]).isidentifier():
            return low.set(low.raw(given[1]), value, place)
        return [ir.Evaluate(place, low.call(place, "settings", [low.word(given[1]), value]))]
    return low.given(low.output(node), low.place(node))


def test_alone(low: Lowering, node: Node) -> Body:
    return [ir.Evaluate(low.place(node), asking.test(low, node))]


_COMMANDS: dict[str, Callable[[Lowering, Node], Body]] = {
    "return": lambda low, node: [ir.Return(low.place(node), None)],
    "break": lambda low, node: [ir.Break(low.place(node))],
    "continue": lambda low, node: [ir.Continue(low.place(node))],
    "shift": _shift,
    "set": _set_options,
    "read": _read,
    "mapfile": _lines_read,
    "readarray": _lines_read,
    "printf": _print,
    "[": test_alone,
    "test": test_alone,
}
