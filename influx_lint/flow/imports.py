"""What imports give."""

from __future__ import annotations

from influx_lint.flow import access, attributes, containers
from influx_lint.flow.machine import Machine
from influx_lint.flow.modules import imported, module
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import known_texts
from influx_lint.flow.values import UNKNOWN, Mapping, Missing, Value, one


def import_module(run: Machine, name: str, level: int, site: Site) -> Value:
    """The module that an import means: one of the project, else one of a library."""
    path = run.program.resolve(site.path, name, level)
    if path is None:
        return _not_found(run, name, level, site)
    found = imported(run, path, site)
    return one(found) if found is not None else UNKNOWN


def import_name(run: Machine, name: str, level: int, inner: str, site: Site) -> Value:
    """A name of a module."""
    path = run.program.resolve(site.path, name, level)
    if path is not None:
        found = imported(run, path, site)
        value = run.objects.of_module(found, inner) if found is not None else None
        if value:
            return value
    submodule = run.program.resolve(site.path, f"{name}.{inner}" if name else inner, level)
    if submodule is not None:
        found = imported(run, submodule, site)
        return one(found) if found is not None else UNKNOWN
    if path is None:
        return _not_found(run, name, level, site, inner)
    answering = module(run, path)
    return attributes.read(run, one(answering), inner, site, site.origin) if answering is not None else UNKNOWN


def import_path(run: Machine, path: str, site: Site) -> Value:
    """The module that a dotted path leads to, or what has the path's last name in one."""
    module, _, name = path.replace(":", ".").rpartition(".")
    own = run.loaded.modules.get(site.path)
    if own is not None and module == site.path.stem and run.program.resolve(site.path, module, 0) is None:
        return run.objects.of_module(own, name) or UNKNOWN
    return import_name(run, module, 0, name, site) if module else import_module(run, name, 0, site)


def _not_found(run: Machine, name: str, level: int, site: Site, *names: str) -> Value:
    """What an import means for which the project has no file: of a library, unless the name is the project's."""
    package, _, inner = name.partition(".")
    if level or (inner and run.program.resolve(site.path, package, 0) is not None):
        return one(Missing(name or ".".join(names)))
    return run.language.library(run, ".".join((name, *names)))


def layers_of(run: Machine, name: str, level: int, site: Site) -> tuple[Value, ...]:
    """What is laid over the names of a module of the project."""
    path = run.program.resolve(site.path, name, level)
    found = imported(run, path, site) if path is not None else None
    return containers.layers(run.store, Mapping(found.frame.place)) if found is not None else ()


def names_of(run: Machine, name: str, level: int, site: Site) -> list[tuple[str, Value]]:
    """The public names of a module of the project."""
    path = run.program.resolve(site.path, name, level)
    found = imported(run, path, site) if path is not None else None
    if found is None:
        return []
    place = found.frame.place
    names = [str(each) for each in run.store.names(place)]
    listed = run.store.get(place, run.roles.exports)
    public = access.iterate(run, listed, site).listed if listed is not None else None
    if public is not None:
        names = [name for each in public for name in known_texts(each)]
    else:
        names = [each for each in names if not each.startswith("_")]
    held = [(each, run.store.known(place, each)) for each in names]
    return [(each, value) for each, value in held if value]
