"""Edits of the fields of pydantic's models and settings: they take what stands under the new key as well."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from influx_lint.findings import Edit
from influx_lint.languages.advice import instead
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.direct import called
from influx_lint.languages.python.edits.source import Source
from influx_lint.languages.python.edits.tokens import with_argument
from influx_lint.registry.policy import key_text

MODELS = {"BaseModel": "pydantic"}
SETTINGS = {"BaseSettings": "pydantic_settings"}
"""The classes that fields are declared in, and where they come from."""

_CHOICES, _PATH, _FIELD = "AliasChoices", "AliasPath", "Field"
_SECOND = re.compile(
    r"\b(?:pydantic_settings|model_(?:validate|config|dump|validator)|field_(?:validator|serializer)|ConfigDict|"
    r"Alias(?:Choices|Path)|TypeAdapter|computed_field)"
)
"""What only the second version of pydantic has, which alone takes a choice of aliases."""

_SENSITIVE = re.compile(r"\bcase_sensitive\b(?!\W+False\b)")
"""What has capitals make a difference in the names of variables."""


def is_of_second_version(sources: Iterable[Source]) -> bool:
    """Whether some files show by which version of pydantic they are run."""
    return any(_SECOND.search(each.text) for each in sources)


def class_of(source: Source, field: ast.AST | None, bases: Mapping[str, str]) -> ast.ClassDef | None:
    """The class that declares a field, if it is made of one of `bases`."""
    declared = declaration(source, field)
    class_ = source.parent(declared) if declared is not None else None
    return class_ if isinstance(class_, ast.ClassDef) and _is_made_of(source, class_, bases) else None


def declaration(source: Source, field: ast.AST | None) -> ast.AnnAssign | None:
    """The declaration in which a field's name stands, or its alias."""
    above = next((each for each in source.ancestors(field) if isinstance(each, ast.stmt)), None) if field else None
    return above if isinstance(above, ast.AnnAssign) else None


def _is_made_of(source: Source, class_: ast.ClassDef, bases: Mapping[str, str], depth: int = 4) -> bool:
    for name in (each.id for each in class_.bases if isinstance(each, ast.Name)):
        for bound in source.bound.get(name, ()):
            above = source.parent(bound)
            if isinstance(above, ast.ImportFrom) and above.module == bases.get(name):
                return True
            if isinstance(bound, ast.ClassDef) and depth and _is_made_of(source, bound, bases, depth - 1):
                return True
    return False


def render(
    source: Source, field: ast.AST, name: str, path: Sequence[str], moves: Mapping[str, Sequence[str]]
) -> list[Edit]:
    """The edits after which a field takes what stands under `path` where there is nothing under `name`. `moves` are the
    new paths of all old keys. Raises NoFixError."""
    declared = declaration(source, field)
    class_ = source.parent(declared) if declared is not None else None
    if not isinstance(declared, ast.AnnAssign) or not isinstance(class_, ast.ClassDef) or "forbid" in source.text:
        raise NoFixError(f"let the field take {key_text(path)}")
    quote = '"' if '"' in source.text or "'" not in source.text else "'"
    keys = ", ".join(f"{quote}{each}{quote}" for each in path)
    further = f"{_PATH}({keys})" if len(path) > 1 else keys
    nested = [_PATH] if any(_has_nested(each, moves) for each in source.of(ast.ClassDef)) else []
    choices = f"{_CHOICES}({quote}{name}{quote}, {further})"
    above = source.parent(field)
    if isinstance(above, ast.Call) and called(above.func) == _CHOICES:
        return [*_imports(source, nested), source.insert(source.offsets(field)[1], f", {further}")]
    if isinstance(above, ast.keyword) and above.arg == "validation_alias":
        return [*_imports(source, [_CHOICES, *nested]), source.replace(*source.offsets(field), choices)]
    given = f"validation_alias={choices}"
    return [*_imports(source, [_CHOICES, *nested, _FIELD]), *_declared(source, declared, given)]


def of_variable(
    source: Source, field: ast.AST, old: str, path: Sequence[str], moves: Mapping[str, Sequence[str]]
) -> list[Edit]:
    """The same for a field that is the variable `old`. Raises NoFixError."""
    written = field.id if isinstance(field, ast.Name) else str(getattr(field, "value", ""))
    is_upper, class_ = written.isupper(), class_of(source, field, SETTINGS)
    is_called = any(
        isinstance(above := source.parent(use), ast.Call) and above.func is use and (above.keywords or above.args)
        for use in source.names.get(class_.name if class_ is not None else "", ())
    )
    if not old.endswith(written.upper()) or (_SENSITIVE.search(source.text) and not is_upper):
        raise NoFixError(f"let the field take {instead(path)}")
    if written.upper() != old and is_called:
        raise NoFixError(f"the class is given arguments, too: let the field take {instead(path)} by hand")
    spelled = str.upper if is_upper else str.lower
    return render(source, field, spelled(old), (spelled(path[0]), *path[1:]), moves)


def _declared(source: Source, declared: ast.AnnAssign, given: str) -> list[Edit]:
    """The declaration of a field with one more argument of `Field`."""
    held = [declared.value] if declared.value is not None else []
    inside = (*held, *ast.walk(declared.annotation))
    calls = [each for each in inside if isinstance(each, ast.Call) and called(each.func) == _FIELD]
    if calls:
        call = calls[0]
        if len(calls) > 1 or any(each.arg in ("validation_alias", None) for each in call.keywords):
            raise NoFixError(f"give the field another alias: {given}")
        return list(with_argument(source, call, given))
    if declared.value is None:
        return [source.insert(source.offsets(declared)[1], f" = {_FIELD}({given})")]
    start, end = source.offsets(declared.value)
    return [source.insert(start, f"{_FIELD}("), source.insert(end, f", {given})")]


def _has_nested(class_: ast.ClassDef, moves: Mapping[str, Sequence[str]]) -> bool:
    """Whether a class has a field whose key moves into another dictionary, as its names tell."""
    nested = tuple(old for old, new in moves.items() if len(new) > 1)
    names = [each.id for each in ast.walk(class_) if isinstance(each, ast.Name)]
    texts = [str(each.value) for each in ast.walk(class_) if isinstance(each, ast.Constant)]
    return any(each.lower().endswith(nested) for each in (*names, *texts))


def _imports(source: Source, names: Collection[str]) -> list[Edit]:
    """The edits that import some of pydantic's names. Raises NoFixError where one stands for something else."""
    missing = []
    for name in names:
        bound = source.bound.get(name, [])
        if not bound and name not in source.names:
            missing.append(name)
        elif any(getattr(source.parent(each), "module", None) != "pydantic" for each in bound) or not bound:
            raise NoFixError(f"`{name}` is another thing in this file: give the field an alias by hand")
    taken = [each for each in source.tree.body if isinstance(each, ast.ImportFrom)]
    own = next((each for each in taken if each.module == "pydantic"), None)
    if own is not None:
        return _among(source, own, missing)
    settings = next((each for each in taken if each.module == "pydantic_settings"), None)
    if settings is None or settings.col_offset:
        raise NoFixError("import pydantic's `AliasChoices`, and give the field an alias by hand")
    line = f"from pydantic import {', '.join(sorted(missing))}\n"
    return [source.insert(source.offsets(settings)[0], line)] if missing else []


def _among(source: Source, taken: ast.ImportFrom, names: Collection[str]) -> list[Edit]:
    """The edits that import further names where others of the module are: one for each place, so that no two stand
    there in any order."""
    places: dict[int, str] = {}
    for name in sorted(names):
        behind = next((each for each in taken.names if each.name > name), None)
        at = source.offsets(behind)[0] if behind is not None else source.offsets(taken.names[-1])[1]
        places[at] = places.get(at, "") + (f"{name}, " if behind is not None else f", {name}")
    return [source.insert(at, text) for at, text in places.items()]
