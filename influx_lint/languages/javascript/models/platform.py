"""How the platforms hand over credentials: the environment, and their own library `platformsh-config`.

`config().credentials(relationship, index)` gives an endpoint, `formattedCredentials(relationship, formatter)` what the
function registered under that name makes of it. Source: the package's own code (2.4.1). Before it, `platformsh` gave
an object whose `relationships` are the decoded ones."""

from __future__ import annotations

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Reader, Relationships
from influx_lint.flow.values import Atom, Method, Value, one
from influx_lint.meanings import command_line, encoded, reader
from influx_lint.meanings.models import MethodHandler, Models, nothing

_METHODS: dict[str, MethodHandler] = {
    "credentials": reader.credentials,
    "formattedCredentials": reader.formatted,
    "registerFormatter": reader.register,
    **dict.fromkeys(("hasRelationship", "variable", "variables", "isValidPlatform", "inRuntime", "inBuild"), nothing),
}


def _attribute(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    if not isinstance(atom, Reader):
        return None
    if name in ("_relationshipsDef", "relationships"):
        return atom.relationships
    return one(Method(atom, name)) if name in _METHODS else None


def _configuration(run: Machine, _arguments: Arguments, site: Site) -> Value:
    """`require("platformsh").config()`."""
    made = run.mapping(site)
    relationships = one(Relationships(run.places.of(site, "relationships")))
    containers.set_key(run.store, made, "relationships", relationships)
    return one(made)


_MAKERS = ("platformsh-config.config", "platformsh-config.Config", "platformsh-config.lib.config.Config")

_OF_SVELTEKIT = ("$env/static/private", "$env/static/public", "$env/dynamic/private.env", "$env/dynamic/public.env")

MODELS = Models(
    functions={
        **dict.fromkeys(_MAKERS, reader.make),
        "platformsh.config": _configuration,
        "Deno.env.get": encoded.variable,
        "Deno.env.toObject": lambda _run, _arguments, _site: encoded.ENVIRONMENT,
    },
    values={
        **dict.fromkeys(("process.env", "import.meta.env", "Bun.env", *_OF_SVELTEKIT), encoded.ENVIRONMENT),
        "process.stdin": command_line.STDIN,
        "process.argv": command_line.arguments(1),
    },
    kinds=command_line.KINDS,
    methods={Reader: _METHODS},
    attributes={Reader: _attribute},
)
