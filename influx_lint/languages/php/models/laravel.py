"""Laravel's helpers: variables of the environment, configuration, and paths of keys.

Source: laravel.com/docs, "Configuration", "Helpers"."""

from __future__ import annotations

from influx_lint.flow import access, modules
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.values import NONE, UNKNOWN, Value
from influx_lint.languages.php.links import CONFIGURATION
from influx_lint.languages.php.lowering import RETURNED
from influx_lint.meanings import key_paths
from influx_lint.meanings.encoded import ENVIRONMENT
from influx_lint.meanings.models import Models, first, same


def _env(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`env(name, default)`."""
    default = arguments.get(1, "default") or NONE
    return access.index(run, ENVIRONMENT, first(arguments), Reading(site, Form.VARIABLE, site.origin, default))


def _get_by_path(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Arr::get($array, 'path.of.keys', $default)`."""
    default = arguments.get(2, "default") or NONE
    found = [
        key_paths.reached(run, first(arguments), list(key_paths.steps(atom)), default, site)
        for atom in strings(arguments.value(1, "key"))
    ]
    return join(found) or UNKNOWN


def _config(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`config('file.path.of.keys', $default)`: what a file in `config/` returns, and what is in it."""
    default = arguments.get(1, "default") or NONE
    found = []
    for atom in strings(first(arguments)):
        name, *path = key_paths.steps(atom)
        found.append(key_paths.reached(run, _returned(run, str(name.value), site), path, default, site))
    return join(found) or UNKNOWN


def _returned(run: Machine, name: str, site: Site) -> Value:
    path = run.program.resolve(site.path, f"file:{CONFIGURATION}/{name}.php", 0)
    module = modules.imported(run, path, site) if path is not None and path != site.path else None
    return (run.objects.of_module(module, RETURNED) if module is not None else None) or UNKNOWN


HELPERS = {
    "env()": _env,
    "config()": _config,
    "collect()": same,
    **dict.fromkeys(("data_get()", "array_get()"), _get_by_path),
}
"""Functions that a project without Laravel may have of its own."""

MODELS = Models(
    functions={
        **HELPERS,
        "\\Illuminate\\Support\\Env.get()": _env,
        **dict.fromkeys(("\\Illuminate\\Support\\Arr.get()", "\\Arr.get()"), _get_by_path),
        **dict.fromkeys(("\\Illuminate\\Support\\Facades\\Config.get()", "\\Config.get()"), _config),
    }
)
