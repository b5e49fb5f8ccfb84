"""Modules: what `import` and `require` give.

A module of CommonJS is what its `module.exports` holds when it is asked for; any other is known by what it exports."""

from __future__ import annotations

from influx_lint.flow import access, attributes, containers, imports
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ModuleObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, ordered, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Library, Sequence, Special, Value, one
from influx_lint.languages.javascript.base import IMPORT
from influx_lint.languages.javascript.cells import EXPORTED, FROM
from influx_lint.languages.javascript.models.promises import then
from influx_lint.meanings import documents
from influx_lint.meanings.models import Kind, Models
from influx_lint.project.layout import JSON

MODULE = "module"
"""A module of the project; `carried` is the one that the machine knows."""

_DEEPEST = 16
"""How far exports of exports are followed."""


def load(run: Machine, arguments: Arguments, site: Site) -> Value:
    name = text(arguments.value(0))
    if name is None:
        return UNKNOWN
    if name.endswith(JSON):
        return documents.content(run, name, site)
    found = imports.import_module(run, name.removeprefix("node:"), int(name.startswith(".")), site)
    return frozenset(Special(MODULE, atom) if isinstance(atom, ModuleObject) else atom for atom in found)


def _require(run: Machine, arguments: Arguments, site: Site) -> Value:
    found = load(run, arguments, site)
    return join(_common(run, atom, site) or one(atom) for atom in ordered(found))


def _common(run: Machine, atom: Atom, site: Site) -> Value:
    """What a module of CommonJS is; nothing for any other."""
    module = atom.carried if isinstance(atom, Special) else None
    held = run.objects.of_module(module, "module") if isinstance(module, ModuleObject) else None
    if not held:
        return NOTHING
    return access.index(run, held, one(Const("exports")), Reading(site, Form.SUBSCRIPT, site.origin)) or UNKNOWN


def _attribute(run: Machine, special: Special, name: str, site: Site) -> Value:
    return _exported(run, special, name, site, 0) or UNKNOWN


def _exported(run: Machine, special: Special, name: str, site: Site, depth: int) -> Value:
    module = special.carried
    if not isinstance(module, ModuleObject) or depth > _DEEPEST:
        return NOTHING
    common = _common(run, special, site)
    if common and name != "default":
        return attributes.read(run, common, name, site, site.origin)
    found = run.objects.of_module(module, f"{EXPORTED}{name}") or run.objects.of_module(module, name)
    if found or common:
        return found or common
    for atom in run.objects.of_module(module, FROM) or NOTHING:
        for each in (containers.elements(run.store, atom) or ()) if isinstance(atom, Sequence) else ():
            held = [_exported(run, one_, name, site, depth + 1) for one_ in ordered(each) if isinstance(one_, Special)]
            if any(held):
                return join(held)
    return NOTHING


def _item(run: Machine, special: Special, key: Value, reading: Reading) -> Value:
    return join(_attribute(run, special, each, reading.site) for each in known_texts(key)) or UNKNOWN


MODELS = Models(
    functions={IMPORT: load, "require": _require, "module.createRequire": lambda *_: one(Library("require"))},
    kinds={MODULE: Kind(attribute=_attribute, item=_item, methods={"then": then})},
)
