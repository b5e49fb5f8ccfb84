"""Objects whose attributes are keys: whether what is nested in them is an object as well, or a plain dictionary."""

from __future__ import annotations

import ast
import enum

from influx_lint.languages.python.edits.source import Source

_HOOKS = {"object_hook", "object_pairs_hook"}
_OUTERMOST = {"SimpleNamespace", "Namespace"}
_DICTIONARIES = {"Box", "AttrDict", "Munch", "munchify", "DotMap", "Dynaconf", "LazySettings"}
_PROPERTIES = {"property", "cached_property"}
_DEEPEST = 8


class Kind(enum.Enum):
    """How a key of a nested dictionary is read from an object. Flat: `endpoint.query["org"]`; what is nested is a
    dictionary, or can be read as one. Nested: `endpoint.query.org`; it is an object of the same kind."""

    FLAT = "flat"
    NESTED = "nested"


def kind(source: Source, node: ast.expr, *, inner: bool = False, depth: int = 0) -> Kind | None:
    """How the object that `node` gives has been made, as far as it can be seen in the file. `inner` says that the
    object is a part of what `node` gives."""
    if depth > _DEEPEST:
        return None
    home, name = _home(source, node)
    if home is not source:
        return kind(home, ast.Name(name), inner=inner, depth=depth + 1)
    held = _kept(source, node, depth) if isinstance(node, ast.Attribute) else None
    if held is not None:
        return kind(*held, inner=inner, depth=depth + 1)
    if isinstance(node, ast.Attribute | ast.Subscript):
        return kind(source, node.value, inner=True, depth=depth + 1)
    if isinstance(node, ast.Name):
        class_ = _whose_self(source, node)
        if class_ is not None:
            return _of_class(source, class_) if not inner else None
        annotation = _annotation(source, node)
        if annotation is not None:
            return _of_annotation(source, annotation) if not inner else None
        values = {ast.dump(each): each for each in _values(source, node.id)}
        return kind(source, *values.values(), inner=inner, depth=depth + 1) if len(values) == 1 else None
    if not isinstance(node, ast.Call):
        return None
    hook = next((each.value for each in node.keywords if each.arg in _HOOKS), None)
    if hook is not None:
        return Kind.FLAT if isinstance(hook, ast.Name) and _is_dictionary(*_home(source, hook)) else Kind.NESTED
    home, name = _home(source, node.func)
    if name in _DICTIONARIES or (name in _OUTERMOST and not inner) or _is_dictionary(home, name):
        return Kind.FLAT
    found = _of_class(home, name) if not inner else None
    return found or _returned(source, node, inner=inner, depth=depth)


def _annotation(source: Source, name: ast.Name) -> ast.expr | None:
    """What a function says that its parameter is, where nothing else in the file has its name, or is another's."""
    functions = (each for each in source.ancestors(name) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    given = [each for function in functions for each in ast.walk(function.args) if isinstance(each, ast.arg)]
    own = next((each for each in given if each.arg == name.id), None)
    are_plain = all(isinstance(each, ast.arg) for each in source.bound.get(name.id, ()))
    return own.annotation if own is not None and are_plain else None


def _of_annotation(source: Source, node: ast.expr, depth: int = 0) -> Kind | None:
    """The same of what an annotation speaks of, which may be `Annotated[class, …]` by a name."""
    if (
        isinstance(node, ast.Subscript)
        and _home(source, node.value)[1] == "Annotated"
        and isinstance(node.slice, ast.Tuple)
    ):
        return _of_annotation(source, node.slice.elts[0], depth)
    home, name = _home(source, node)
    value = only_value(home, name)
    if value is not None and depth < _DEEPEST:
        return _of_annotation(home, value, depth + 1)
    return _of_class(home, name)


def _kept(source: Source, node: ast.Attribute, depth: int) -> tuple[Source, ast.expr] | None:
    """What an instance of a class of the project has under an attribute, with the file, where one place gives it."""
    home, class_ = _class_of(source, node.value, depth)
    found = [value for each in ast.walk(class_) for value in _given(each, node.attr)] if class_ is not None else []
    return (home, found[0]) if len(found) == 1 else None


def _given(node: ast.AST, name: str) -> list[ast.expr]:
    """What a statement of a class keeps under a name, or a property of that name gives."""
    if isinstance(node, ast.FunctionDef) and node.name == name and node.decorator_list:
        return [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value is not None]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else ()
    named = [each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", None) for each in targets]
    is_named = isinstance(node, ast.Assign | ast.AnnAssign) and name in named
    return [node.value] if is_named and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None else []


def _class_of(source: Source, node: ast.expr, depth: int) -> tuple[Source, ast.ClassDef | None]:
    """The class of the project whose instance an expression gives, with its file."""
    home, name = _home(source, node.func if isinstance(node, ast.Call) else node)
    bound = home.binding(name)
    value: ast.expr | None = None
    if isinstance(node, ast.Call) and isinstance(bound, ast.ClassDef):
        return home, bound
    if isinstance(node, ast.Call) and isinstance(bound, ast.FunctionDef):
        given = [each.value for each in ast.walk(bound) if isinstance(each, ast.Return)]
        value = given[0] if len(given) == 1 else None
    elif isinstance(node, ast.Name) and home is source:
        own = source.binding(_whose_self(source, node))
        if isinstance(own, ast.ClassDef):
            return source, own
        value = only_value(source, node.id)
    elif home is not source:
        value = ast.Name(name)
    return _class_of(home, value, depth + 1) if value is not None and depth < _DEEPEST else (source, None)


def _home(source: Source, node: ast.expr, depth: int = 0) -> tuple[Source, str]:
    """The file that defines what a name stands for, or an attribute of a module, and its name there."""
    if isinstance(node, ast.Attribute):
        module = _module(source, node.value.id) if isinstance(node.value, ast.Name) else None
        return module or source, node.attr
    name = node.id if isinstance(node, ast.Name) else ""
    alias = source.binding(name)
    above = source.parent(alias) if isinstance(alias, ast.alias) else None
    if isinstance(alias, ast.alias) and isinstance(above, ast.ImportFrom):
        found = source.imported(above.module or "", above.level)
        is_handed_on = found is not None and isinstance(found.binding(alias.name), ast.alias) and depth < _DEEPEST
        if found is not None and is_handed_on:
            return _home(found, ast.Name(alias.name), depth + 1)
        return found or source, alias.name
    return source, name


def _module(source: Source, name: str) -> Source | None:
    """The file of a module that a name stands for."""
    alias = source.binding(name)
    above = source.parent(alias) if isinstance(alias, ast.alias) else None
    if isinstance(alias, ast.alias) and isinstance(above, ast.ImportFrom):
        package = source.imported(above.module or "", above.level)
        if package is not None and alias.name in package.bound:
            return None
        return source.imported(".".join(filter(None, (above.module, alias.name))), above.level)
    return source.imported(alias.name, 0) if isinstance(alias, ast.alias) and "." not in alias.name else None


def _of_class(source: Source, name: object) -> Kind | None:
    """How an object of a class in the file has what is nested in it."""
    return Kind.FLAT if _is_dictionary(source, name) or _is_filled(source, name) else None


def _whose_self(source: Source, node: ast.Name) -> str | None:
    """The class of whose methods a name is the first parameter, where it stands in one."""
    method = next((each for each in source.ancestors(node) if isinstance(each, ast.FunctionDef)), None)
    class_ = source.parent(method) if method is not None else None
    names = [getattr(each, "attr", getattr(each, "id", "")) for each in method.decorator_list] if method else []
    if method is None or not isinstance(class_, ast.ClassDef) or not _PROPERTIES.issuperset(names):
        return None
    return class_.name if method.args.args and method.args.args[0].arg == node.id else None


def _returned(source: Source, call: ast.Call, *, inner: bool, depth: int) -> Kind | None:
    """The same of what a function gives, or a method of an object that is known, or that gives its own."""
    home, name = _home(source, call.func)
    function, holder = home.binding(name), None
    if isinstance(call.func, ast.Attribute) and home is source:
        holder = call.func.value
        home, class_ = _class_of(source, holder, depth)
        methods = [each for each in class_.body if getattr(each, "name", None) == name] if class_ is not None else []
        function = methods[0] if len(methods) == 1 else None
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    returns = [each.value for each in ast.walk(function) if isinstance(each, ast.Return)]
    if len(returns) != 1 or returns[0] is None:
        return None
    if holder is not None and isinstance(returns[0], ast.Name) and _whose_self(home, returns[0]) is not None:
        return kind(source, holder, inner=inner, depth=depth + 1)
    return kind(home, returns[0], inner=inner, depth=depth + 1)


def only_value(source: Source, name: str) -> ast.expr | None:
    """What a plain assignment gives a name that nothing else binds."""
    binding = source.binding(name)
    return assigned(source, binding) if binding is not None else None


def _values(source: Source, name: str) -> list[ast.expr]:
    """What plain assignments give a name, each in its own function perhaps, where nothing else binds it."""
    found = [assigned(source, each) for each in source.bound.get(name, ())]
    return [each for each in found if each is not None] if None not in found else []


def assigned(source: Source, binding: ast.AST) -> ast.expr | None:
    """What a plain assignment gives the name that it binds."""
    above = source.parent(binding)
    if isinstance(above, ast.Assign) and binding in above.targets:
        return above.value
    outer = source.parent(above) if isinstance(above, ast.Tuple) else None
    if isinstance(above, ast.Tuple) and isinstance(outer, ast.Assign) and isinstance(outer.value, ast.Tuple):
        pairs = list(zip(above.elts, outer.value.elts, strict=False))
        is_plain = len(above.elts) == len(outer.value.elts) and ast.Starred not in map(
            type, (*above.elts, *outer.value.elts)
        )
        return next((value for target, value in pairs if target is binding), None) if is_plain else None
    if isinstance(above, ast.AnnAssign | ast.NamedExpr) and above.target is binding:
        return above.value
    return None


def _is_filled(source: Source, name: object) -> bool:
    """Whether a name is that of a class in the file whose objects get what a dictionary has as it is."""
    class_ = source.binding(name)
    if not isinstance(class_, ast.ClassDef) or "__getattr" in source.text:
        return False
    return any(isinstance(node, ast.Call) and _fills(source, node) for node in ast.walk(class_))


def _fills(source: Source, call: ast.Call) -> bool:
    """`setattr(self, key, value)` in a loop, `self.__dict__.update(data)`, `vars(self).update(data)`."""
    if isinstance(call.func, ast.Name):
        names = [each.id for each in call.args if isinstance(each, ast.Name)]
        return call.func.id == "setattr" and len(names) == len(call.args) == 3 and _is_gone_over(source, names[2])
    holder = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "update" else None
    is_own = isinstance(holder, ast.Attribute) and holder.attr == "__dict__"
    is_own = is_own or (isinstance(holder, ast.Call) and isinstance(holder.func, ast.Name) and holder.func.id == "vars")
    return is_own and len(call.args) == 1 and isinstance(call.args[0], ast.Name) and not call.keywords


def _is_gone_over(source: Source, name: str) -> bool:
    """Whether a name is that of what loops go over, and nothing else gives it another value."""
    loops = (ast.For, ast.AsyncFor)
    return all(
        isinstance(source.parent(each), ast.Tuple) and isinstance(source.parent(source.parent(each) or each), loops)
        for each in source.bound.get(name, ())
    )


def _is_dictionary(source: Source, name: object) -> bool:
    """Whether a name is that of a class in the file that is a dictionary."""
    class_ = source.binding(name)
    bases = class_.bases if isinstance(class_, ast.ClassDef) else ()
    return any(isinstance(base, ast.Name) and base.id == "dict" for base in bases)
