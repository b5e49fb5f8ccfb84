"""Edits where the key is written in the reading expression itself: `creds["user"]`, `creds.get("user")`."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Form, KeyRead
from influx_lint.languages.advice import by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import namespaces
from influx_lint.languages.python.edits.source import DELETED, Key, Source
from influx_lint.registry.policy import key_text

_LOOKUPS = {"get", "pop", "setdefault", "__getitem__", "__contains__", "has_key"}
_FUNCTIONS = {"get", "getattr", "getitem"}
"""What gives a key of what it is given before it."""

_PRIMARY = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Dict, ast.DictComp)
_COPIES = {"dict", "copy", "OrderedDict", "defaultdict"}
_COLLECTIONS = {"set", "frozenset", "list", "tuple", "sorted", "iter"}


def render(source: Source, read: ast.expr, key: ast.expr, event: KeyRead, old: str, new: Sequence[str]) -> list[Edit]:
    """The edits that let the expression `read`, in which `key` is the key, read the key path `new` instead of `old`.
    Raises NoFixError."""
    if is_computed(source, key) or (event.reads_others and not isinstance(key, ast.Constant | ast.Attribute)):
        raise by_hand(old, new)
    if isinstance(read, ast.Subscript):
        return [*_subscript(source, read, key, old, new), *_deleted(source, read, new)]
    if isinstance(read, ast.Compare):
        return _contains(source, read, key, event.form, old, new)
    if isinstance(read, ast.Call):
        if is_lookup(read, key):
            return _method(source, read, key, old, new, of_copy=bool(event.of_copy))
        return _function(source, read, key, event.form, new)
    raise by_hand(old, new)


def is_computed(source: Source, key: ast.expr) -> bool:
    """Whether a key is put together of what a function is given, or a loop goes over: it may be another one next."""
    if not isinstance(key, ast.BinOp | ast.JoinedStr | ast.Call):
        return False
    bound = [each for node in ast.walk(key) if isinstance(node, ast.Name) for each in source.bound.get(node.id, ())]
    return any(
        isinstance(each, ast.arg) or isinstance(source.parent(each), ast.For | ast.comprehension) for each in bound
    )


def is_lookup(call: ast.Call, key: ast.expr) -> bool:
    """Whether a call is a method of a dictionary that takes the key first."""
    named = [each.value for each in call.keywords if each.arg == "key"]
    return (
        isinstance(call.func, ast.Attribute) and call.func.attr in _LOOKUPS and key in (call.args[:1] or named)
    ) and not (isinstance(call.func.value, ast.Name) and call.func.value.id == "dict")


def reach(source: Source, read: ast.Subscript | ast.Call, key: Key, new: Sequence[str]) -> list[Edit]:
    """The edits that let the receiver of a subscript or of a method be the dictionary that `new` leads to."""
    if isinstance(read, ast.Subscript):
        return [_before(source, read.value, "[", key.steps(new[:-1]))]
    function = read.func
    if not isinstance(function, ast.Attribute):
        raise by_hand(new[-1], new)
    sure = function.attr == "__getitem__" or (function.attr == "pop" and len(read.args) + len(read.keywords) == 1)
    method = "setdefault" if function.attr == "setdefault" else "get"
    steps = key.steps(new[:-1]) if sure else key.asked(new[:-1], method)
    return [_before(source, function.value, ".", steps)]


def through(source: Source, call: ast.Call, key: Key, new: Sequence[str], *, default: ast.expr | None) -> list[Edit]:
    """The edits that let a call that looks a key up look up the first of `new`, and the rest in what it gives.
    `default` is the call's argument for a missing key."""
    end = source.offsets(call)[1]
    if default is None:
        return [key.renamed(new[0]), source.insert(end, key.steps(new[1:]))]
    steps = f"{key.asked(new[1:-1])}.get({key.literal(new[-1])}, {source.characters(default)})"
    return [key.renamed(new[0]), source.replace(*source.offsets(default), "{}"), source.insert(end, steps)]


def through_optional(source: Source, call: ast.Call, key: Key, new: Sequence[str], default: str = "") -> list[Edit]:
    """The same for a call that gives nothing, or what `default` says, where a key is missing; its key is its last
    argument, and another may follow it that says otherwise."""
    if call.keywords or call.args[-1:] != [key.node]:
        raise by_hand(new[-1], new)
    steps = f"{key.asked(new[1:-1])}.get({key.literal(new[-1])}{default})"
    _, after = source.offsets(key.node)
    _, end = source.offsets(call)
    return [key.renamed(new[0]), source.insert(after, ", {}"), source.insert(end, steps)]


def through_nothing(source: Source, call: ast.Call, key: Key, new: Sequence[str], default: str = "") -> list[Edit]:
    """The same for a call that cannot be told otherwise."""
    start, end = source.offsets(call)
    steps = f"{key.asked(new[1:-1])}.get({key.literal(new[-1])}{default})"
    return [source.insert(start, "("), key.renamed(new[0]), source.insert(end, f" or {{}}){steps}")]


def _subscript(source: Source, read: ast.Subscript, key: ast.expr, old: str, new: Sequence[str]) -> list[Edit]:
    if not isinstance(read.ctx, ast.Load):
        raise NoFixError(f"the key is written as well: use {key_text(new)} wherever it is used")
    written_nowhere(source, read.value, old, new)
    if len(new) == 1:
        _only_chosen(source, read.slice, key, old, new)
        return [Key(source, key).renamed(new[0])]
    if read.slice is not key:
        raise by_hand(old, new)
    _plain_inside(source, read.value, old, new)
    written = Key(source, key)
    return [*reach(source, read, written, new), *written.normal(new[-1])]


def _method(
    source: Source, read: ast.Call, key: ast.expr, old: str, new: Sequence[str], *, of_copy: bool
) -> list[Edit]:
    function = read.func
    if isinstance(function, ast.Attribute):
        written_nowhere(source, function.value, old, new, DELETED)
        if len(new) > 1:
            _plain_inside(source, function.value, old, new)
    written = Key(source, key)
    if len(new) == 1:
        return [written.renamed(new[0])]
    if isinstance(function, ast.Attribute):
        _asked_for_once(source, function.value, old, new)
    if pops_from_copy(source, read) or (of_copy and _pops_for_good(read, new)):
        return left_there(source, read, written, written.literal(new[-1]), new)
    return [*reach(source, read, written, new), *written.normal(new[-1])]


def _pops_for_good(read: ast.Call, new: Sequence[str]) -> bool:
    """Whether a call of a copy that was made elsewhere pops a key, which fails where it is not there: nobody pops it
    twice. Raises NoFixError where one may."""
    if not isinstance(read.func, ast.Attribute) or read.func.attr != "pop":
        return False
    if len(read.args) + len(read.keywords) > 1:
        raise NoFixError(f"the key is taken out of a copy that was made elsewhere: read {key_text(new)}, and leave it")
    return True


def _deleted(source: Source, read: ast.Subscript, new: Sequence[str]) -> list[Edit]:
    """The edits of what deletes a key, later, where it is read."""
    edits: list[Edit] = []
    for each in source.deletions:
        if goes_with(source, each, read):
            written = Key(source, each.slice)
            edits += [written.renamed(new[0])] if len(new) == 1 else reach(source, each, written, new)
    return edits


def is_followed(source: Source, deletion: ast.AST) -> bool:
    """Whether a deletion of a key is one of what is read before: it is changed with that read."""
    return isinstance(deletion, ast.Subscript) and any(
        goes_with(source, deletion, each) for each in source.of(ast.Subscript)
    )


def goes_with(source: Source, deletion: ast.Subscript, read: ast.Subscript) -> bool:
    """Whether a key is deleted that is read before, under a name that stands for nothing else, and for no copy."""
    holder = deletion.value
    return (
        isinstance(read.ctx, ast.Load)
        and isinstance(holder, ast.Name)
        and ast.dump(holder) == ast.dump(read.value)
        and isinstance(deletion.slice, ast.Constant)
        and ast.dump(deletion.slice) == ast.dump(read.slice)
        and source.offsets(read) < source.offsets(deletion)
        and source.binding(holder.id) is not None
        and _block(source, read) is _block(source, deletion)
        and not _is_copy(source, holder)
    )


def _block(source: Source, node: ast.AST) -> ast.AST | None:
    """The function or the module that a node runs in."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.Module)
    return next((above for above in source.ancestors(node) if isinstance(above, kinds)), None)


def pops_from_copy(source: Source, read: ast.expr) -> bool:
    """Whether a key is popped from a copy that shares the dictionaries in it with what it was made of: popped from one
    of these, it would be gone there, too."""
    function = read.func if isinstance(read, ast.Call) else None
    if not isinstance(function, ast.Attribute) or function.attr != "pop" or not isinstance(function.value, ast.Name):
        return False
    return _is_copy(source, function.value)


def _is_copy(source: Source, name: ast.Name) -> bool:
    """Whether a name may stand for a copy, as the file tells."""
    bound = source.bound.get(name.id, [])
    if any(isinstance(each, ast.arg) and _takes_the_rest(source, each) for each in bound):
        return True
    made = [namespaces.assigned(source, each) for each in bound]
    return any(
        isinstance(each, ast.Dict | ast.DictComp | ast.BinOp)
        or (isinstance(each, ast.Call) and called(each.func) in _COPIES)
        for each in made
    )


def _takes_the_rest(source: Source, parameter: ast.arg) -> bool:
    """Whether a parameter is `**parameter`, which each call makes anew."""
    above = source.parent(parameter)
    return isinstance(above, ast.arguments) and above.kwarg is parameter


def left_there(source: Source, read: ast.Call, key: Key, last: str, new: Sequence[str]) -> list[Edit]:
    """The edits that let a call of `pop` read the key path `new`, whose last key is written as `last`, and leave it
    where it is. Raises NoFixError."""
    function = read.func
    if not isinstance(function, ast.Attribute) or read.keywords or "#" in source.characters(read):
        raise by_hand(new[-1], new)
    start, end = source.offsets(function.value)[1], source.offsets(read)[1]
    if len(read.args) == 1:
        return [source.replace(start, end, f"{key.steps(new[:-1])}[{last}]")]
    return [source.replace(start, end, f"{key.asked(new[:-1])}.get({last}, {source.characters(read.args[1])})")]


def _asked_for_once(source: Source, holder: ast.expr, old: str, new: Sequence[str]) -> None:
    """Nothing else asks for a key that is popped from a copy, or whether it is there. Raises NoFixError."""
    if old not in source.popped:
        return
    name = ast.dump(holder)
    asking: list[ast.expr] = []
    for node in source.of(ast.Constant):
        if node.value == old:
            above = source.parent(node)
            if isinstance(above, ast.Compare | ast.Call) and _asks(above, name):
                asking.append(above)
    if len(asking) > 1 and any(pops_from_copy(source, each) for each in asking):
        raise NoFixError(f"the key is popped and asked for again: use {key_text(new)} wherever it is used")


def _asks(node: ast.Compare | ast.Call, name: str) -> bool:
    if isinstance(node, ast.Compare):
        return any(ast.dump(each) == name for each in node.comparators)
    return isinstance(node.func, ast.Attribute) and ast.dump(node.func.value) == name


def _function(source: Source, read: ast.Call, key: ast.expr, form: Form, new: Sequence[str]) -> list[Edit]:
    """`getitem(creds, "user")`, `dict.get(creds, "user")`, `get("user")`, `itemgetter("user")(creds)`."""
    written = Key(source, key)
    if len(new) == 1:
        return [written.renamed(new[0])]
    if form is Form.GETTER and isinstance(read.func, ast.Call) and read.func.args == [key]:
        return through(source, read, written, new, default=None)
    if key not in read.args or read.keywords:
        raise by_hand(new[-1], new)
    name, before = called(read.func), read.args.index(key)
    if before and name not in _FUNCTIONS:
        raise by_hand(new[-1], new)
    after = read.args[before + 1 :]
    if form is Form.SUBSCRIPT and (name == "getitem" or not before) and not after:
        return through(source, read, written, new, default=None)
    if form is Form.ATTRIBUTE and name == "getattr":
        if namespaces.kind(source, read.args[0]) is not namespaces.Kind.FLAT:
            raise by_hand(new[-1], new)
        return through(source, read, written, new, default=after[0] if after else None)
    if form is Form.GET and len(after) < 2:
        if after:
            return through(source, read, written, new, default=after[0])
        return through_optional(source, read, written, new)
    raise by_hand(new[-1], new)


def called(function: ast.expr) -> str | None:
    """The last part of the name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else None


def attribute(source: Source, read: ast.expr | None, span: Span, old: str, new: Sequence[str]) -> list[Edit]:
    """The edits of a key that is read as an attribute; `span` is the attribute's name."""
    start, end = source.lines.offsets(span)
    if source.text[start:end] != old:
        raise by_hand(old, new)
    if len(new) == 1:
        return [source.replace(start, end, new[0])]
    if not isinstance(read, ast.Attribute) or source.offsets(read)[1] != end:
        raise by_hand(old, new)
    how = namespaces.kind(source, read.value)
    if how is None:
        raise NoFixError(f"read {key_text(new)}, as the object gives it, in place of `{old}`")
    if how is namespaces.Kind.NESTED:
        return [source.replace(start, end, ".".join(new))]
    return [source.replace(start, end, inside_attribute(source, read, new))]


def inside_attribute(source: Source, read: ast.expr, new: Sequence[str]) -> str:
    """`query["org"]`: an attribute that is a plain dictionary."""
    quote = source.quote_at(read)
    if quote is None:
        raise by_hand(new[-1], new)
    return new[0] + "".join(f"[{quote}{part}{quote}]" for part in new[1:])


def _contains(source: Source, read: ast.Compare, key: ast.expr, form: Form, old: str, new: Sequence[str]) -> list[Edit]:
    written = Key(source, key)
    holder = read.comparators[0]
    if form is Form.LOOP_KEY:
        _only_compared(source, read, old, new)
    else:
        written_nowhere(source, holder, old, new, DELETED)
    if len(new) == 1:
        return [written.renamed(new[0])]
    _asked_for_once(source, holder, old, new)
    is_search = form is Form.LOOP_KEY or read.left is not key or len(read.comparators) > 1
    if is_search or is_collection(source, holder):
        raise NoFixError(f"ask for {key_text(new)} there")
    steps = written.asked(new[:-1])
    edits = written.normal(new[-1])
    if isinstance(holder, ast.Call) and called(holder.func) == "keys" and isinstance(holder.func, ast.Attribute):
        return [*edits, _before(source, holder.func.value, ".", steps)]
    return [*edits, *trailed(source, holder, steps)]


def _only_compared(source: Source, read: ast.Compare, old: str, new: Sequence[str]) -> None:
    """The loop's name, which is a key, is compared and nothing else: what it names besides would be renamed with it."""
    sides = [each for each in (read.left, *read.comparators) if isinstance(each, ast.Name)]
    if len(sides) != 1 or not source.is_whole:
        raise by_hand(old, new)
    (name,) = sides
    uses = [use for use in source.names[name.id] if isinstance(use.ctx, ast.Load)]
    if not all(isinstance(source.parent(use), ast.Compare) for use in uses):
        raise NoFixError(
            f"`{name.id}` is used for more than the test: read {key_text(new)} in place of `{old}` by hand"
        )


def trailed(source: Source, node: ast.expr, text: str) -> list[Edit]:
    """The edits that put subscripts or calls after an expression, which takes parentheses where it needs them."""
    start, end = source.offsets(node)
    if isinstance(node, _PRIMARY):
        return [source.insert(end, text)]
    return [source.insert(start, "("), source.insert(end, f"){text}")]


def is_collection(source: Source, node: ast.expr) -> bool:
    """Whether something may be a collection of keys, and no dictionary."""
    if isinstance(node, ast.Name):
        bindings = source.bound.get(node.id, [])
        values = [namespaces.assigned(source, each) for each in bindings]
        return any(each is not None and is_collection(source, each) for each in values)
    if isinstance(node, ast.Call):
        return called(node.func) in _COLLECTIONS
    return isinstance(node, ast.Tuple | ast.List | ast.Set | ast.ListComp | ast.SetComp | ast.GeneratorExp)


def _before(source: Source, receiver: ast.expr, mark: str, text: str) -> Edit:
    at = source.mark_after(receiver, mark)
    if at is None:
        raise NoFixError("write it anew by hand: how it is written is not understood")
    return source.insert(at, text)


def _only_chosen(source: Source, whole: ast.expr, key: ast.expr, old: str, new: Sequence[str]) -> None:
    """The key is all that is looked up, or one of the choices of an expression that gives it as it is."""
    for above in source.ancestors(key) if whole is not key else ():
        if not isinstance(above, ast.IfExp | ast.BoolOp):
            raise by_hand(old, new)
        if above is whole:
            return


def _plain_inside(source: Source, receiver: ast.expr, old: str, new: Sequence[str]) -> None:
    """What an object has as a dictionary holds dictionaries only where nothing turned these into objects, too."""
    inner = None
    if isinstance(receiver, ast.Call) and called(receiver.func) == "vars" and receiver.args:
        inner = receiver.args[0]
    elif isinstance(receiver, ast.Attribute) and receiver.attr == "__dict__":
        inner = receiver.value
    if inner is not None and namespaces.kind(source, inner) is not namespaces.Kind.FLAT:
        raise by_hand(old, new)


def written_nowhere(source: Source, receiver: ast.expr, old: str, new: Sequence[str], *others: object) -> None:
    """Nothing in the file writes or deletes a key of the same thing that the edit speaks of, or one of the `others`,
    but the statement that puts back what is read there: later reads have that."""
    written = source.written
    keys = (new[0], *others) if _is_put_back(source, receiver, old) else (old, new[0], *others)
    if any(key in written and ast.dump(receiver) in written[key] for key in keys):
        raise NoFixError(f"the key is written or deleted as well: use {key_text(new)} wherever it is used")


def _is_put_back(source: Source, receiver: ast.expr, old: str) -> bool:
    """Whether something stands in `receiver["old"] = …`."""
    above = next((each for each in source.ancestors(receiver) if isinstance(each, ast.stmt)), None)
    target = above.targets[0] if isinstance(above, ast.Assign) and len(above.targets) == 1 else None
    key = target.slice if isinstance(target, ast.Subscript) else None
    return (
        isinstance(target, ast.Subscript)
        and isinstance(key, ast.Constant)
        and key.value == old
        and ast.dump(target.value) == ast.dump(receiver)
    )
