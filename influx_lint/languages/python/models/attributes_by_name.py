"""Attributes that are asked for, or set, by their names."""

from __future__ import annotations

from influx_lint.flow import access, attributes, comparisons, tables
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.attributes import as_key
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, Instance, ModuleObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, Endpoint
from influx_lint.flow.possibilities import MADE_NAME, join, ordered, specials, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Const, Mapping, Special, Value, one
from influx_lint.languages.python.models import modules
from influx_lint.meanings.models import first


def get(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`getattr(value, name, default)`."""
    value, name = first(arguments), arguments.get(1)
    default = arguments.get(2)
    spaces = frozenset(atom for atom in value if _is_namespace(atom))
    found = [default or NOTHING]
    for constant in strings(name or NOTHING):
        place = site.near(constant.origin)
        found += [as_key(run, one(atom), str(constant.value), site, place, default) for atom in ordered(spaces)]
        found.append(attributes.read(run, value - spaces, str(constant.value), site, place))
    unresolved = frozenset(atom for atom in name or NOTHING if not isinstance(atom, Const))
    if unresolved:
        found += [_of_unknown_name(run, atom, unresolved, site) for atom in value]
        found += [one(atom) for atom in specials(value, modules.LOADED)]
        found.append(access.index(run, spaces, unresolved, Reading(site, Form.ATTRIBUTE, site.origin, default)))
    return join(found) or UNKNOWN


def _of_unknown_name(run: Machine, holder: Atom, names: Value, site: Site) -> Value:
    """What something of the project's has under names that are made of others; what it has under any other name that is
    only known when the program runs is not known."""
    if not isinstance(holder, Instance | ClassObject | ModuleObject):
        return NOTHING
    made = specials(names, MADE_NAME)
    found = [
        tables.called_by_name(attributes.read(run, one(holder), name, site, site.origin), each, name)
        for name in _names_of(run, holder)
        for each in made
    ]
    return join(found) or one(Special(modules.ANY_METHOD))


def _names_of(run: Machine, holder: Instance | ClassObject | ModuleObject) -> list[str]:
    """The names that are bound in a module, or in a class and its bases."""
    class_ = holder.class_ if isinstance(holder, Instance) else holder
    if isinstance(class_, ModuleObject):
        places = [class_.frame.place]
    else:
        places = [each.place for each in run.objects.classes(class_) if isinstance(each, ClassObject)]
    return sorted({name for place in places for name in run.store.names(place) if isinstance(name, str)})


def _is_namespace(atom: object) -> bool:
    return isinstance(atom, Endpoint | Mapping) and atom.attributes


def has(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`hasattr(value, name)`."""
    namespaces = frozenset(atom for atom in first(arguments) if _is_namespace(atom))
    condition = comparisons.contains(run, arguments.get(1) or NOTHING, namespaces, site) if namespaces else None
    return one(condition or Condition())


def set_(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`setattr(target, name, value)`."""
    if len(arguments.positional) == 3:
        target, name, value = arguments.positional
        attributes.write_computed(run, target, name, value, site)
    return NONE
