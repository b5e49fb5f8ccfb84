"""The steps of an upgrade that only a person can take, with the project's own names in them.

The commands are those of the vendors' upgrade page (docs/facts.md, "Upgrading to 2.3 or later") and of the reference of
their command line (Upsun developer center, `tunnel:single`, `relationships`). `influx backup` does not know the first
major version (InfluxData documentation, `influx backup`: "InfluxDB OSS 2.x").
"""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from influx_lint.project.layout import FLEX_FOLDER
from influx_lint.repair.moves import Way, listed, moved_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from influx_lint.project.workspace import Workspace
    from influx_lint.registry.policy import Policy
    from influx_lint.repair.drafts import Draft
    from influx_lint.repair.moves import Contact, Move

_UPSUN, _PLATFORM, _WEB_PAAS = "upsun", "platform", "webpaas"
_PROGRAMS = {"upsun-flex": _UPSUN, "upsun-fixed": _PLATFORM, "web-paas": _WEB_PAAS}
"""The vendors' command lines, by the vendors' keys in the policy."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something for a person to do: in a few words, in sentences, and as commands; what is in CAPITALS is to be filled
    in."""

    title: str
    sentences: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


def steps(
    workspace: Workspace, policy: Policy, vendor: str, moves: Sequence[Move], drafts: Sequence[Draft], command: str
) -> tuple[Step, ...]:
    """The steps in order; none where nothing changes. `command` is how to check the project afterwards."""
    if not drafts:
        return ()
    cli = _command_line(workspace, vendor)
    return (
        *(_export(move, cli, policy) for move in moves),
        _push(moves, drafts, cli),
        *(_credentials(move, cli, policy) for move in moves),
        _check(workspace, policy, command),
    )


@dataclass(frozen=True, slots=True)
class _CommandLine:
    """A vendor's command line: the program, whether it is certain, and whether there are several applications."""

    program: str
    is_certain: bool
    several: bool

    @property
    def hint(self) -> tuple[str, ...]:
        return () if self.is_certain else (f"On Web PaaS the program is `{_WEB_PAAS}` instead of `{self.program}`.",)

    def tunnel(self, contact: Contact) -> str:
        return f"{self.program} tunnel:single{self._app(contact)} --relationship {shlex.quote(contact.relationship)}"

    def relationships(self, contact: Contact) -> str:
        return f"{self.program} relationships{self._app(contact)} -P {shlex.quote(contact.relationship)}"

    def _app(self, contact: Contact) -> str:
        return f" --app {shlex.quote(contact.application)}" if self.several and contact.application else ""


def _command_line(workspace: Workspace, vendor: str) -> _CommandLine:
    """The vendor's, where the settings name the vendor; else the one that the layout suggests."""
    several = workspace.project is not None and len(workspace.project.applications) > 1
    if vendor in _PROGRAMS:
        return _CommandLine(_PROGRAMS[vendor], True, several)
    is_flex = (workspace.root / FLEX_FOLDER).is_dir()
    return _CommandLine(_UPSUN if is_flex else _PLATFORM, is_flex, several)


def _export(move: Move, cli: _CommandLine, policy: Policy) -> Step:
    """Everything out of a service, through the first relationship that reaches it."""
    title = f"Export the data of '{move.service}' first"
    if not move.contacts:
        return Step(title, (f"No application has a relationship to '{move.service}', which a tunnel needs.", *cli.hint))
    contact = move.contacts[0]
    opening = (cli.tunnel(contact), cli.relationships(contact))
    if move.way is Way.CONVERSION:
        major = policy.changed_in.partition(".")[0]
        sentence = (
            f"The tunnel stays open for the rest. `influx backup` is for {major}.x, and InfluxDB {move.before} has no "
            "token for it: query each DATABASE with the old client."
        )
        query = shlex.quote("SELECT * FROM /.*/")
        export = f"influx -host 127.0.0.1 -port PORT -database DATABASE -execute {query} -format csv > DATABASE.csv"
    else:
        sentence = "The tunnel prints the URL, and stays open for the rest; the relationship has the token."
        export = f"influx backup --host URL --token TOKEN {shlex.quote(f'backup-{contact.relationship}')}"
    return Step(title, (sentence, *cli.hint), (*opening, export))


def _push(moves: Sequence[Move], drafts: Sequence[Draft], cli: _CommandLine) -> Step:
    sentence, message = "No service changes, only code.", "Read the credentials of InfluxDB by their new keys"
    if moves:
        services = listed([f"'{move.service}'" for move in moves])
        sentence = (
            f"The push takes {services} to the new version. Services file and code go together, first to a development "
            "environment."
        )
        message = f"Upgrade InfluxDB to {moves[0].after}"
    names = " ".join(shlex.quote(os.path.relpath(draft.path)) for draft in drafts)
    commands = (f"git add {names}", f"git commit -m {shlex.quote(message)}", f"{cli.program} push")
    return Step("Commit and push", (sentence,), commands)


def _credentials(move: Move, cli: _CommandLine, policy: Policy) -> Step:
    sentence = {
        Way.KEYS: f"Their shape has changed: {moved_keys(policy)}.",
        Way.CONVERSION: "Password and token are new ones: replace them wherever somebody keeps a copy.",
        Way.IN_PLACE: "Their shape has not changed.",
        Way.UNKNOWN: f"For a service before {policy.changed_in} their shape has changed: {moved_keys(policy)}.",
    }[move.way]
    commands = tuple(cli.relationships(contact) for contact in move.contacts)
    return Step(f"Read the credentials of '{move.service}' anew", (sentence,), commands)


def _check(workspace: Workspace, policy: Policy, command: str) -> Step:
    unread = ", ".join(f"`{os.path.relpath(path)}`" for path in _shell_files(workspace))
    keys = listed([f"`{old}`" for old in policy.moved_keys])
    scripts = f"shell scripts and hooks ({unread})" if unread else "shell scripts and hooks"
    return Step(
        "Check",
        (
            "Write a point and query it where the push went, and run the application's own tests.",
            f"influx-lint reads YAML and Python: look for {keys} in {scripts}, other languages and dashboards.",
        ),
        (command,),
    )


def _shell_files(workspace: Workspace) -> Iterator[Path]:
    """The files that the shell sources when an application starts, where there are any."""
    applications = workspace.project.applications if workspace.project else ()
    for folder in dict.fromkeys((workspace.root, *(one.folder for one in applications))):
        if (folder / ".environment").is_file():
            yield folder / ".environment"
