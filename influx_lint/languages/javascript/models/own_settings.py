"""Settings that frameworks take from files of the project by where these stand: node-config, AdonisJS, Nuxt, Next.js;
and what plugins of Nuxt provide."""

from __future__ import annotations

from influx_lint.flow import access, attributes, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Const, Mapping, Special, Value, one
from influx_lint.languages.javascript.models import configurations, modules
from influx_lint.meanings import key_paths
from influx_lint.meanings.models import Kind, Models, first, same

_SETTING = "setting of node-config"
"""`carried` is the first key that leads to it."""

_NUXT = "application of Nuxt"
_FILES = ("default", "production")
_DEEPEST = 8


def _exported(run: Machine, name: str, site: Site) -> Value:
    """What a file exports that has a path from the application's root."""
    for depth in range(_DEEPEST):
        path = "./" + "../" * depth + name
        if run.program.resolve(site.path, path, 1) is not None:
            module = modules.load(run, Arguments([one(Const(path))]), site)
            return attributes.read(run, module, "default", site, site.origin)
    return NOTHING


def _reached(run: Machine, path: list[Const], site: Site) -> Value:
    """What a path of keys leads to in all files of node-config together."""
    settings = Mapping(run.places.intern(_SETTING))
    for name in _FILES:
        configurations.merge(run, settings, _exported(run, f"config/{name}", site), 0)
    return key_paths.reached(run, one(settings), path, NONE, site)


def _get(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`config.get("influx.host")`."""
    return join(_reached(run, list(key_paths.steps(path)), site) for path in strings(first(arguments))) or UNKNOWN


def _get_of_file(run: Machine, arguments: Arguments, site: Site) -> Value:
    """AdonisJS' `config.get("influx.host")`: the first key is a file's name."""
    found = []
    for file, *path in (key_paths.steps(each) for each in strings(first(arguments))):
        found.append(key_paths.reached(run, _exported(run, f"config/{file.value!s}", site), path, NONE, site))
    return join(found) or UNKNOWN


def _attribute(run: Machine, setting: Special, name: str, site: Site) -> Value:
    return _reached(run, [Const(setting.carried), Const(name, site.name_origin)], site)


def _item(run: Machine, setting: Special, key: Value, reading: Reading) -> Value:
    return join(_reached(run, [Const(setting.carried), each], reading.site) for each in strings(key)) or UNKNOWN


def _of_nuxt(run: Machine, _arguments: Arguments, site: Site) -> Value:
    """`useRuntimeConfig()`."""
    reading = Reading(site, Form.SUBSCRIPT, site.origin, NONE)
    return access.index(run, _exported(run, "nuxt.config", site), one(Const("runtimeConfig")), reading)


def _of_next(run: Machine, _arguments: Arguments, site: Site) -> Value:
    """`getConfig()` of `next/config`."""
    return _exported(run, "next.config", site) or UNKNOWN


def _deferred(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`deferConfig(function)`: what it gives in the end."""
    return run.call(first(arguments), Arguments([UNKNOWN, UNKNOWN]), site)


def _plugin(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`defineNuxtPlugin(function)`, or with an object that has it as `setup`: what it gives under `provide` is there in
    all of the application."""
    setup = configurations.under(run, first(arguments), "setup") or first(arguments)
    made = configurations.under(run, run.call(setup, Arguments([one(Special(_NUXT))]), site), "provide")
    for atom in [each for each in ordered(made) if isinstance(each, Mapping)]:
        for key in containers.keys(run.store, atom):
            containers.widen(run.store, _NUXT, f"${key!s}", run.store.known(atom.place, key))
    return UNKNOWN


def _provide(run: Machine, _application: Special, arguments: Arguments, _site: Site) -> Value:
    for name in strings(first(arguments)):
        containers.widen(run.store, _NUXT, f"${name.value!s}", arguments.value(1))
    return UNKNOWN


MODELS = Models(
    functions={
        "config.get": _get,
        "@adonisjs/core/services/config.get": _get_of_file,
        **dict.fromkeys(("useRuntimeConfig", "#imports.useRuntimeConfig"), _of_nuxt),
        **dict.fromkeys(("defineNuxtPlugin", "#imports.defineNuxtPlugin"), _plugin),
        **dict.fromkeys(("useNuxtApp", "#imports.useNuxtApp"), lambda *_: one(Special(_NUXT))),
        "next/config": _of_next,
        "config/defer.deferConfig": _deferred,
        **dict.fromkeys(("defineNuxtConfig", "nuxt/config.defineNuxtConfig"), same),
    },
    kinds={
        _SETTING: Kind(attribute=_attribute, item=_item),
        _NUXT: Kind(
            methods={"provide": _provide},
            attribute=lambda run, _application, name, _site: run.store.known(_NUXT, name) or UNKNOWN,
        ),
    },
    owners={"config": lambda _run, name: one(Special(_SETTING, name)) if name not in ("get", "has", "util") else None},
)
