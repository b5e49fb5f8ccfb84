"""The steps of an upgrade that only a person can take, with the project's own names in them.

The commands are those of the vendors' upgrade page (docs/facts.md, "Upgrading to 2.3 or later") and of the reference of
their command line (Upsun developer center, `tunnel:single`, `relationships`). What 1.x needs besides, and from where it
is known, stands in docs/facts.md, "From 1.x"."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from influx_lint.languages import TITLES
from influx_lint.project.layout import FLEX_FOLDER
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import Policy, listed
from influx_lint.repair.drafts import Draft
from influx_lint.repair.moves import Contact, Move, Way, moved_keys, new_keys

_ASK = "influx -host 127.0.0.1 -port PORT"
_UNREAD = f"influx-lint reads {listed(('YAML', *TITLES))}: look for"
_UNREAD_PLACES = "commands such as `php -r` and `python3 -c`, other languages and dashboards"
_EXPORT = f"{_ASK} -database DATABASE -execute {shlex.quote('SELECT * FROM /.*/')} -format csv > DATABASE.csv"

_UPSUN, _PLATFORM, _WEB_PAAS = "upsun", "platform", "webpaas"
_PROGRAMS = {"upsun-flex": _UPSUN, "upsun-fixed": _PLATFORM, "web-paas": _WEB_PAAS}
"""The vendors' command lines, by the vendors' keys in the policy."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something for a person to do: in a few words, in sentences, and as commands; CAPITALS are to be filled in."""

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
        *(_inventory(move) for move in moves if move.way is Way.CONVERSION),
        _push(moves, drafts, cli),
        *(_credentials(move, cli, policy) for move in moves),
        *(_buckets(move) for move in moves if move.way is Way.CONVERSION),
        _check(policy, moves, command),
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

    @property
    def backup(self) -> str:
        return f"{self.program} backup:create"

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
    if move.way is Way.CONVERSION:
        return Step(title, (*_ways_to_export(cli, policy), *cli.hint), (cli.backup, cli.tunnel(contact), _EXPORT))
    sentence = "The tunnel prints the URL, and stays open for the rest; the relationship has the token."
    export = f"influx backup --host URL --token TOKEN {shlex.quote(f'backup-{contact.relationship}')}"
    return Step(title, (sentence, *cli.hint), (cli.tunnel(contact), cli.relationships(contact), export))


def _ways_to_export(cli: _CommandLine, policy: Policy) -> tuple[str, ...]:
    major = policy.changed_in.partition(".")[0]
    kept = f"`{cli.backup}` keeps data and code of the environment, to be restored there; it can't be downloaded."
    own = (
        "For a copy of your own, query each DATABASE through the tunnel, by the client `influx` of 1.x: `influx "
        f"backup` is for {major}.x, and `influxd backup` of 1.x asks for a port that the tunnel does not lead to."
    )
    return kept, own


def _inventory(move: Move) -> Step:
    """What is to be written down before the push, since it can't be asked for afterwards."""
    lost = (
        "Continuous queries are not carried over: each becomes a task. Of the users, admins and those without any "
        "grant are not carried over. Each policy of a database becomes a bucket DATABASE/POLICY: compare with the "
        "list afterwards."
    )
    asked = (
        "SHOW DATABASES; SHOW CONTINUOUS QUERIES; SHOW USERS",
        'SHOW RETENTION POLICIES ON "DATABASE"',
        'SHOW GRANTS FOR "USER"',
    )
    commands = tuple(f"{_ASK} -execute {shlex.quote(statement)}" for statement in asked)
    return Step(f"List what '{move.service}' does not carry over", (lost,), commands)


def _push(moves: Sequence[Move], drafts: Sequence[Draft], cli: _CommandLine) -> Step:
    sentence, message = "No service changes, only code.", "Read the credentials of InfluxDB by their new keys"
    if moves:
        services = listed([f"'{move.service}'" for move in moves])
        sentence = (
            f"The push takes {services} to the new version. Services file and code go together, first to a development "
            "environment."
        )
        if any(move.way is Way.CONVERSION for move in moves):
            sentence += " The index is built anew at the first start: with much data, that takes a while."
        message = f"Upgrade InfluxDB to {moves[0].after}"
    names = " ".join(shlex.quote(os.path.relpath(draft.path)) for draft in drafts)
    commands = (f"git add {names}", f"git commit -m {shlex.quote(message)}", f"{cli.program} push")
    return Step("Commit and push", (sentence,), commands)


def _credentials(move: Move, cli: _CommandLine, policy: Policy) -> Step:
    sentence = {
        Way.KEYS: f"Their shape has changed: {moved_keys(policy)}.",
        Way.CONVERSION: (
            f"Password and token are new ones, and {new_keys(policy)}. Only the token helps a client of 1.x; password "
            "and user name do not."
        ),
        Way.IN_PLACE: "Their shape has not changed.",
        Way.UNKNOWN: f"For a service before {policy.changed_in} their shape has changed: {moved_keys(policy)}.",
    }[move.way]
    commands = tuple(cli.relationships(contact) for contact in move.contacts)
    return Step(f"Read the credentials of '{move.service}' anew", (sentence,), commands)


def _buckets(move: Move) -> Step:
    """What has become of the databases."""
    mapped = (
        "Each bucket DATABASE/POLICY has a mapping, by which queries and writes of 1.x find it. A database that comes "
        "later needs both, which no client of 1.x can make: a bucket and a mapping."
    )
    asked = (
        "bucket list",
        "v1 dbrp list",
        "v1 auth list",
        "bucket create --name DATABASE/POLICY",
        "v1 dbrp create --db DATABASE --rp POLICY --bucket-id ID --default",
    )
    commands = tuple(f"influx {one} --host URL --token TOKEN --org ORG" for one in asked)
    return Step(f"Compare the buckets of '{move.service}' with the list", (mapped,), commands)


def _check(policy: Policy, moves: Sequence[Move], command: str) -> Step:
    return Step(
        "Check",
        (
            "Write a point and query it where the push went, and run the application's own tests.",
            f"{_UNREAD} {_what_breaks(policy, moves)} in {_UNREAD_PLACES}.",
        ),
        (command,),
    )


def _what_breaks(policy: Policy, moves: Sequence[Move]) -> str:
    """What is to be looked for by hand: endpoints of 1.x have none of the keys that move."""
    keys = listed([f"`{old}`" for old in policy.moved_keys])
    clients = "clients of InfluxDB 1.x"
    ways = {move.way for move in moves}
    if ways == {Way.CONVERSION}:
        return clients
    return f"{keys} and for {clients}" if Way.CONVERSION in ways else keys
