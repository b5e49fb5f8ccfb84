"""Drupal's settings, which any code may ask for.

Source: api.drupal.org, "class Settings"."""

from __future__ import annotations

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.modules import MODULE_SCOPE
from influx_lint.flow.places import Site
from influx_lint.flow.values import NONE, UNKNOWN, Value, one
from influx_lint.languages.php.links import SETTINGS
from influx_lint.languages.php.models.functions import included
from influx_lint.meanings.models import Models, first

_VARIABLE = "settings"


def _setting(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Settings::get($name, $default)`: what `settings.php`, and what that includes, puts into `$settings`."""
    place = run.places.of(site, _VARIABLE)
    frame = Frame(FrameKind.MODULE, place, MODULE_SCOPE, None, site.path, _VARIABLE, depth=site.frame.depth)
    run.store.set(place, _VARIABLE, one(run.mapping(site, _VARIABLE)))
    included(run, SETTINGS, Site(site.node, frame))
    held = run.store.get(place, _VARIABLE) or UNKNOWN
    reading = Reading(site, Form.GET, site.origin, arguments.get(1, "default") or NONE)
    return access.index(run, frozenset(held), first(arguments), reading)


MODELS = Models(functions=dict.fromkeys(("\\Drupal\\Core\\Site\\Settings.get()", "\\Settings.get()"), _setting))
