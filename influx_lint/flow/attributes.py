"""Attributes: of instances, classes, modules, libraries, and of dictionaries whose keys are attributes."""

from __future__ import annotations

from influx_lint.findings import Origin
from influx_lint.flow import access, containers, kept, modules, objects, tables, uses, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.company import OTHER
from influx_lint.flow.events import Credentials, Form
from influx_lint.flow.frames import ClassObject, Frame, FunctionObject, Instance, ModuleObject, Super, Wrapped
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Client, Endpoint, Endpoints, Environment, Guarded, Query, Relationships
from influx_lint.flow.possibilities import as_dictionary, has_no_keys, join, named, ordered, present, strings
from influx_lint.flow.records import replace
from influx_lint.flow.store import ANY, ITEM
from influx_lint.flow.values import (
    MISSING,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Lost,
    Mapping,
    Missing,
    Special,
    Unknown,
    Value,
    one,
)


def read(run: Machine, value: Value, name: str, site: Site, place: Origin | None = None) -> Value:
    """`value.name`, for every possibility, which are alternatives in what they read; `place` is where the name stands,
    if not in the attribute at `site`."""
    if len(value) == 1:
        (atom,) = value
        return named(_read(run, atom, name, site, place))
    run.payloads.beside(value)
    keyed = _read_together(run, value, name, site) if run.language.keys_are_attributes else NOTHING
    found = [as_key(run, keyed, name, site, place, run.language.missing)] if keyed else []
    stretches = []
    for atom in ordered(value - keyed):
        start = len(run.reads.log)
        found.append(_read(run, atom, name, site, place))
        stretches.append(run.reads.log[start:])
    run.reads.relate(stretches)
    return named(join(found))


def _read_together(run: Machine, value: Value, name: str, site: Site) -> Value:
    """The possibilities of which the name of an attribute is a key, and what else may stand there: they are read
    instead of one another."""
    keyed = [
        atom for atom in value if _has_attributes(run, atom) and run.language.attribute(run, atom, name, site) is None
    ]
    return frozenset((*keyed, *(atom for atom in value if isinstance(atom, Unknown)))) if keyed else NOTHING


def _read(run: Machine, atom: Atom, name: str, site: Site, place: Origin | None) -> Value:
    if isinstance(atom, Instance):
        return _of_instance(run, atom, name, site, place)
    if isinstance(atom, ClassObject):
        return _of_class(run, atom, name, site)
    if isinstance(atom, ModuleObject):
        return _of_module(run, atom, name, site, place)
    if isinstance(atom, Library):
        held = run.store.known(containers.foreign_owner(atom), name)
        return held or run.language.library(run, f"{atom.name}.{name}")
    if isinstance(atom, Foreign):
        return of_foreign(run, atom, name) | kept.under(run, atom, name, place or site.name_origin)
    if isinstance(atom, Missing | Unknown):
        if isinstance(atom, Lost):
            run.bound += 1
            run.losses.read(atom, name, place or site.name_origin)
        return one(atom)
    if isinstance(atom, Guarded):
        inner = _read(run, atom.function, name, site, place)
        return frozenset(replace(atom, function=each) if isinstance(each, tables.CALLED) else each for each in inner)
    if isinstance(atom, Super):
        return _of_super(run, atom, name, site)
    found = run.language.attribute(run, atom, name, site)
    if found is not None:
        return found
    if _has_attributes(run, atom):
        return as_key(run, one(atom), name, site, place, run.language.missing)
    return _of_other(run, atom, name)


def _of_other(run: Machine, atom: Atom, name: str) -> Value:
    """What the project put into a function; nothing is certain of anything else."""
    if isinstance(atom, FunctionObject):
        return run.store.known(of_function(run, atom).place, name) or UNKNOWN
    return NOTHING if has_no_keys(atom) else UNKNOWN


def of_function(run: Machine, function: FunctionObject) -> Mapping:
    """What has the attributes that the project gives a function."""
    return Mapping(run.places.intern(("attributes", function)))


def of_foreign(run: Machine, atom: Foreign, name: str) -> Value:
    """An attribute of a library's object: what the project put there, a method, or another object that is a part."""
    held = run.store.get(atom.place, name)
    if held is None:
        method = run.language.method_of_foreign(atom, name)
        part = Foreign(
            run.places.intern(("part", atom.place, name)), owner=atom.place if atom.owner is None else atom.owner
        )
        return (method if method is not None else one(part)) | run.store.known(atom.place, (ITEM, name))
    return containers.known(held) or UNKNOWN


def _has_attributes(run: Machine, atom: Atom) -> bool:
    """Whether the keys of what an atom is are attributes of it."""
    if isinstance(atom, Environment | Endpoint | Query | Mapping | Relationships | Endpoints):
        holder = atom.endpoint if isinstance(atom, Query) else atom
        return run.language.keys_are_attributes or (not isinstance(holder, Environment) and holder.attributes)
    return False


def as_key(
    run: Machine, value: Value, name: str, site: Site, place: Origin | None = None, default: Value | None = None
) -> Value:
    """The key that an attribute stands for, or the dictionary itself."""
    if name == run.roles.dictionary:
        return value
    place = place or site.name_origin
    key = one(Const(name, place))
    return access.index(run, value, key, Reading(site, Form.ATTRIBUTE, site.near(place), default))


def _of_instance(run: Machine, atom: Instance, name: str, site: Site, place: Origin | None) -> Value:
    own = run.store.get(atom.place, name)
    held = containers.known(own)
    if held and held is own:
        if name in run.names:
            reading = Reading(site, Form.ATTRIBUTE, site.near(place or site.name_origin))
            uses.note_one(run, OTHER, Const(name, reading.place), reading)
        return held
    own_dictionary = one(Mapping(atom.place))
    if name == run.roles.dictionary:
        return own_dictionary
    if name == run.roles.class_:
        return one(atom.class_)
    found = run.objects.attribute(atom.class_, name)
    is_laid = bool(containers.layers(run.store, atom)) and (
        objects.MAPPING not in atom.class_.marks or objects.ATTRIBUTES in atom.class_.marks
    )
    if found is not None:
        default = reached(run, found, atom, site)
        if is_laid and not any(isinstance(each, FunctionObject | Wrapped | Instance) for each in found):
            reading = Reading(site, Form.ATTRIBUTE, site.near(place or site.name_origin), default)
            uses.note_one(run, OTHER, Const(name, reading.place), reading)
            return as_key(run, own_dictionary, name, site, place, default)
        return join([held, default])
    special = run.language.attribute(run, atom, name, site)
    if special is not None:
        return join([held, special])
    if is_laid:
        return join([held, as_key(run, own_dictionary, name, site, place)])
    fallback = run.objects.attribute(atom.class_, run.roles.attribute, run.roles.any_attribute)
    if fallback is not None:
        stands = place or site.name_origin
        key = one(Const(name, stands, stands))
        return join([held, run.call(reached(run, fallback, atom, site), Arguments([key]), site)])
    return held or tables.any_under(run, atom, Const(name)) or UNKNOWN


def reached(run: Machine, found: Value, self_: Atom, site: Site) -> Value:
    """A class's attribute as an instance sees it: functions bound, properties and descriptors evaluated."""
    results = []
    for atom in ordered(found):
        if isinstance(atom, Wrapped) and atom.kind == objects.PROPERTY:
            is_own = not any(isinstance(each, Library | Special) for each in atom.function)
            given = Arguments() if is_own else Arguments([one(self_)])
            results.append(run.call(objects.asked(atom.function, self_), given, site))
        elif isinstance(atom, Instance) and (getter := run.objects.attribute(atom.class_, run.roles.get)) is not None:
            owner = self_.class_ if isinstance(self_, Instance) else self_
            results.append(run.call(objects.bind(getter, atom), Arguments([one(self_), one(owner)]), site))
        else:
            bound = run.language.bind(atom, self_) if isinstance(atom, Library | Special) else None
            results.append(bound if bound is not None else objects.bind(one(atom), self_))
    return join(results)


def _of_class(run: Machine, atom: ClassObject, name: str, site: Site) -> Value:
    found = run.objects.attribute(atom, name)
    if found is None:
        special = run.language.attribute(run, atom, name, site)
        return special if special is not None else UNKNOWN
    return join([_given_by_class(run, each, atom, site) for each in ordered(found)])


def _given_by_class(run: Machine, found: Atom, class_: ClassObject, site: Site) -> Value:
    """What a class itself has under a name: functions that get it, and what properties of its own give."""
    if isinstance(found, Wrapped):
        if found.kind == objects.PROPERTY:
            return one(found)
        if found.kind == objects.OF_CLASS and any(isinstance(each, Wrapped) for each in found.function):
            return reached(run, found.function, class_, site)
    return one(objects.bound(found, class_))


def _of_super(run: Machine, atom: Super, name: str, site: Site) -> Value:
    for base in list(run.objects.classes(atom.class_))[1:]:
        if isinstance(base, ClassObject):
            held = run.store.known(base.place, name)
            if held:
                return reached(run, held, atom.self, site)
    found = run.language.attribute(run, atom, name, site)
    return found if found is not None else UNKNOWN


def names_of(run: Machine, module: Frame) -> Value:
    """A module's names, as a dictionary that may have others, too."""
    names = Mapping(module.place)
    containers.set_key(run.store, names, None, UNKNOWN)
    return one(names)


def _of_module(run: Machine, atom: ModuleObject, name: str, site: Site, place: Origin | None) -> Value:
    if name == run.roles.dictionary:
        return names_of(run, atom.frame)
    held = run.objects.of_module(atom, name)
    if held:
        return held
    names = Mapping(atom.frame.place)
    if containers.has_computed_names(run.store, names):
        return as_key(run, one(names), name, site, place)
    fallback = run.objects.of_module(atom, run.roles.attribute)
    if fallback:
        return run.call(fallback, Arguments([one(Const(name))]), site)
    path = run.program.part(atom.path, name)
    module = modules.module(run, path) if path is not None else None
    return one(module) if module is not None else UNKNOWN


def write(run: Machine, target: Value, name: str, value: Value, site: Site) -> None:
    """`target.name = value`."""
    certain = len(present(target)) == 1
    for atom in ordered(target):
        if isinstance(atom, Instance):
            if name == run.roles.dictionary:
                _replace_dictionary(run, atom, value)
                continue
            setter = run.objects.attribute(atom.class_, name)
            if setter is not None and _assigns(run, setter, atom, value, site):
                continue
            held = value if certain else join([value, run.store.get(atom.place, name) or frozenset()])
            containers.set_key(run.store, atom, name, held)
        elif isinstance(atom, ClassObject):
            run.store.set(atom.place, name, value)
        elif isinstance(atom, FunctionObject):
            run.store.set(of_function(run, atom).place, name, value)
        elif isinstance(atom, ModuleObject):
            run.store.set(atom.frame.place, name, value)
        elif isinstance(atom, Library | Foreign):
            run.store.set(containers.foreign_owner(atom), name, value)
        elif isinstance(atom, Special):
            run.language.write_attribute(run, atom, name, value)
        elif isinstance(atom, Client):
            run.contacts.show(atom.origin, Credentials.OTHERS)
        elif _has_attributes(run, atom):
            writes.write_key(run, atom, name, value, site, certain=certain)


def write_computed(run: Machine, target: Value, name: Value, value: Value, site: Site) -> None:
    """The same, where the name is a value."""
    constants = strings(name)
    for constant in constants:
        write(run, target, str(constant.value), value, site)
    if not constants:
        writes.write(run, target, name, value, site)


def _replace_dictionary(run: Machine, atom: Instance, value: Value) -> None:
    """An object gets another dictionary of attributes; where that is the object itself, its keys are attributes."""
    if value == one(atom):
        atom.class_.marks.add(objects.ATTRIBUTES)
    else:
        writes.spread_into(run, atom, value)


def _assigns(run: Machine, found: Value, self_: Instance, value: Value, site: Site) -> bool:
    """Whether a descriptor takes the assignment."""
    for atom in ordered(found):
        if isinstance(atom, Instance) and (setter := run.objects.attribute(atom.class_, run.roles.set_)) is not None:
            run.call(objects.bind(setter, atom), Arguments([one(self_), value]), site)
            return True
    return False


def update(run: Machine, target: Value, base: Value, site: Site, where: Origin | None = None) -> bool:
    """Lays the keys of `base` over `target`, in place; `where` is the expression that gives it, if it is written."""
    base = as_dictionary(base)
    done = False
    for each in ordered(target):
        atom = of_function(run, each) if isinstance(each, FunctionObject) else each
        if isinstance(atom, Mapping | Instance):
            writes.spread_into(run, atom, base, where)
            done = True
        elif isinstance(atom, Endpoint | Query | Environment):
            done = True
            for source in ordered(base):
                _lay_over(run, atom, source, site, certain=len(base) == 1)
    return done


def _lay_over(run: Machine, atom: Endpoint | Query | Environment, source: Atom, site: Site, *, certain: bool) -> None:
    """Lays the keys of one source over what the platform gives. Those of an endpoint's query dictionary are the code's
    own there from then on; what holds keys that are not known may have any."""
    if isinstance(source, Mapping):
        with run.budget.nested(source.place) as allowed:
            for layer in containers.layers(run.store, source) if allowed else ():
                for each in ordered(layer):
                    _lay_over(run, atom, each, site, certain=certain and len(layer) == 1)
        for key in containers.keys(run.store, source):
            held = run.store.known(source.place, key)
            sure = certain and containers.is_certain(run.store, source, key)
            writes.write_key(run, atom, key, held, site, certain=sure)
        if run.store.known(source.place, ANY) and isinstance(atom, Endpoint):
            writes.overlay(run, atom, site)
    elif isinstance(atom, Environment):
        writes.name_variables(run, one(source), site)
    elif isinstance(source, Query) and isinstance(atom, Endpoint):
        writes.lift(run, atom, source, site)
    elif isinstance(atom, Endpoint) and source != MISSING and getattr(source, "subject", None) != atom.subject:
        writes.overlay(run, atom, site)
