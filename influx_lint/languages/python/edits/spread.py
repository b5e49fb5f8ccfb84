"""Edits of parameters that take their values from `**`: the calls give them by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from influx_lint.findings import Edit
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import models, several
from influx_lint.languages.python.edits.direct import called, is_lookup
from influx_lint.languages.python.edits.source import Source
from influx_lint.registry.policy import key_text

_Taker = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_KINDS = ("classmethod", "staticmethod")
_MAKERS = ("__init__", "__new__")


def render(source: Source, parameter: ast.AST | None, old: str, new: Sequence[str]) -> list[Edit]:
    """The edits after which every call that has a parameter, or the field of a model, take `old` out of what it spreads
    gives it what stands under `new` there. Raises NoFixError where something does not take what the new shape has
    beside, or is called in a way that is not understood."""
    by_hand = NoFixError(f"the parameter takes its value from `**`: pass it {key_text(new)} by name")
    found = _taker(source, parameter)
    if found is None or not source.is_whole:
        raise by_hand
    taker, default = found
    edits = []
    by_attribute = 0
    for use in _uses(source, taker):
        call = source.parent(use)
        if isinstance(call, ast.Attribute) or _is_annotation(source, use):
            continue
        if not isinstance(call, ast.Call) or call.func is not use:
            raise by_hand
        spread = [each.value for each in call.keywords if each.arg is None]
        if spread and not any(each.arg == old for each in call.keywords):
            start = source.offsets(spread[0])[0]
            if _is_given_by_position(source, call, parameter):
                raise by_hand
            if len(spread) > 1 or not source.text[:start].rstrip("( ").endswith("**"):
                raise by_hand
            edits.append(_given(source, spread[0], old, new, default))
            by_attribute += isinstance(use, ast.Attribute)
    if not edits or by_attribute > 1:
        raise by_hand
    return edits


def _is_given_by_position(source: Source, call: ast.Call, parameter: ast.AST | None) -> bool:
    """Whether a call may have an argument for a parameter by its position: it takes nothing of what is spread."""
    above = source.parent(parameter) if parameter is not None else None
    if not isinstance(above, ast.arguments) or not isinstance(parameter, ast.arg):
        return False
    names = [each.arg for each in (*above.posonlyargs, *above.args) if each.arg not in ("self", "cls")]
    given = len(names) if any(isinstance(each, ast.Starred) for each in call.args) else len(call.args)
    return parameter.arg in names[:given]


def _taker(source: Source, parameter: ast.AST | None) -> tuple[_Taker, ast.expr | None] | None:
    """What has a parameter, and the parameter's default; nothing where it may not take what else is spread."""
    above = source.parent(parameter) if parameter is not None else None
    holder = source.parent(above) if above is not None else None
    class_ = models.class_of(source, parameter, models.MODELS)
    if class_ is not None:
        declared = models.declaration(source, parameter)
        default = _default_of_field(declared.value if declared is not None else None)
        return (class_, default) if "forbid" not in source.text else None
    if not isinstance(above, ast.arguments) or not isinstance(holder, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    if not isinstance(parameter, ast.arg) or not _takes_the_rest(source, holder):
        return None
    outer = source.parent(holder)
    if holder.name in _MAKERS:
        return (outer, _default(above, parameter)) if isinstance(outer, ast.ClassDef) else None
    return holder, _default(above, parameter)


def _takes_the_rest(source: Source, function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function takes any other key, and does nothing with those but look some of them up. What decorates it
    may do more."""
    rest = function.args.kwarg
    if "locals(" in source.text or any(called(each) not in _KINDS for each in function.decorator_list):
        return False
    return rest is not None and all(_is_lookup(source, use) for use in source.uses_inside(rest.arg, function))


def _is_lookup(source: Source, use: ast.Name) -> bool:
    above = source.parent(use)
    if isinstance(above, ast.Subscript):
        return isinstance(above.ctx, ast.Load) and isinstance(above.slice, ast.Constant)
    call = source.parent(above) if isinstance(above, ast.Attribute) else None
    return (
        isinstance(call, ast.Call)
        and call.func is above
        and bool(call.args)
        and isinstance(call.args[0], ast.Constant)
        and is_lookup(call, call.args[0])
    )


def _default_of_field(given: ast.expr | None) -> ast.expr | None:
    """What a field is without an argument: what is assigned, or the first argument of `Field`."""
    if not isinstance(given, ast.Call) or called(given.func) != "Field":
        return given
    named = [each.value for each in given.keywords if each.arg in ("default", "default_factory")]
    found = next(iter((*given.args, *named)), None)
    return found if not isinstance(found, ast.Constant) or found.value is not ... else None


def _default(given: ast.arguments, parameter: ast.arg) -> ast.expr | None:
    positional = [*given.posonlyargs, *given.args]
    defaults: dict[ast.arg, ast.expr | None] = dict(zip(reversed(positional), reversed(given.defaults), strict=False))
    defaults |= dict(zip(given.kwonlyargs, given.kw_defaults, strict=True))
    return defaults.get(parameter)


def _uses(source: Source, taker: _Taker) -> Iterator[ast.Name | ast.Attribute]:
    """Where the name of a class or of a function stands, by itself or as an attribute, and `cls` in that class.
    Nothing where the name stands for something else, too."""
    if source.binding(taker.name) is None:
        return
    for node in source.nodes():
        if not isinstance(node, ast.Name | ast.Attribute) or not isinstance(node.ctx, ast.Load):
            continue
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name == taker.name or (name == "cls" and taker in source.ancestors(node)):
            yield node


def _is_annotation(source: Source, use: ast.expr) -> bool:
    """Whether a use only says what something is."""
    inner: ast.AST = use
    for above in source.ancestors(use):
        if isinstance(above, ast.arg):
            return True
        if isinstance(above, ast.stmt):
            return inner in (getattr(above, "returns", None), getattr(above, "annotation", None))
        inner = above
    return False


def _given(source: Source, holder: ast.expr, old: str, new: Sequence[str], default: ast.expr | None) -> Edit:
    """`, old=holder["query"]["org"]` behind what is spread. Raises NoFixError."""
    quote, named = source.quote_at(holder), several.repeated(source, holder, {old: new})
    if quote is None or named is None or not (default is None or isinstance(default, ast.Constant)):
        raise NoFixError(f"the parameter takes its value from `**`: pass it {key_text(new)} by name")
    keys = [f"{quote}{part}{quote}" for part in new]
    if default is None:
        steps = "".join(f"[{key}]" for key in keys)
    else:
        steps = "".join(f".get({key}, {{}})" for key in keys[:-1]) + f".get({keys[-1]}, {source.characters(default)})"
    start, end = source.offsets(holder)
    given = f", {old}={named[1]}{steps}"
    if isinstance(holder, ast.NamedExpr):
        return source.insert(source.text.index(")", end) + 1, given)
    return source.replace(start, end, named[0] + given)
