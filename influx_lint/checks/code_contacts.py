"""NFX220 and NFX221: code that speaks to an InfluxDB service as one speaks to 1.x."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from influx_lint.checks.code_judge import Judge
from influx_lint.checks.service_versions import comparable_version, past_the_change
from influx_lint.findings import Applicability, Finding, Fix
from influx_lint.flow import records
from influx_lint.flow.events import Contact, Credentials, Statement
from influx_lint.languages.front import Editor, NoFixError
from influx_lint.project.model import Service
from influx_lint.registry import rules
from influx_lint.registry.policy import Clients, key_text

_NOT_WORDS = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|/\*.*?\*/|--[^\n]*""", re.DOTALL)
"""What stands in quotes or is a comment, in InfluxQL."""

_INTO = "SELECT INTO"

TOKEN = "api_token"
"""The key of an endpoint that has moved, and that the token stands under."""


def check(
    contacts: Iterable[Contact | Statement], judge: Judge, clients: Clients, written: Callable[[], Editor] | None = None
) -> list[Finding]:
    """The findings about how the code of a page speaks to InfluxDB services, each rule once at a place. With `written`,
    the page as edits need it, a finding carries its fix, or advice where there is none."""
    found: dict[tuple[object, str], Finding] = {}
    for one in contacts:
        services = services_of(one, judge)
        if services is None:
            continue
        if isinstance(one, Statement):
            made = list(_statements(one, services, judge, clients))
        else:
            contact = _contact(one, services, judge, clients)
            made = [_attached(contact, one, services, judge, written) if contact and written else contact]
        for finding in made:
            if finding is not None:
                found.setdefault((finding.span, finding.code), finding)
    return list(found.values())


def services_of(one: Contact | Statement, judge: Judge) -> tuple[Service, ...] | None:
    """The InfluxDB services that are spoken to, none where the configuration does not say; nothing where it is none, or
    only one that the code has found to be of before the change."""
    targets = [target for target in sorted(one.targets, key=repr) if not judge.is_of_before(target.facts)]
    endpoints = [judge.endpoints.spoken_to(target) for target in targets]
    known = [endpoint for endpoint in endpoints if endpoint is not None]
    return tuple(dict.fromkeys(service for each in known for service in each.services)) if known else None


def _contact(contact: Contact, services: Sequence[Service], judge: Judge, clients: Clients) -> Finding | None:
    past = past_the_change(services, clients.changed_in)
    shows = "no token"
    if contact.credentials is Credentials.OWN_NAME:
        shows = "the endpoint's user name and password, which are not accepted on the routes of 1.x"
    when = f"from InfluxDB {clients.changed_in} on" if past is None else f"by '{past.name}', InfluxDB {past.version}"
    message = (
        f"`{contact.name}` sends {shows}, and is answered 401 {when}: send the header `Authorization: Token …`, or "
        "use the client of 2.x"
    )
    found = judge.page.finding(rules.CLIENT_OF_1, contact.origin, message)
    return found._replace(is_broken=past is not None) if found is not None else None


def _attached(
    finding: Finding, contact: Contact, services: Sequence[Service], judge: Judge, written: Callable[[], Editor]
) -> Finding:
    """The finding with its fix, where the endpoint has a token now, or with advice."""
    path = judge.policy.moved_keys.get(TOKEN)
    if path is None or not contact.takes_headers:
        return finding
    versions = [comparable_version(service) for service in services]
    has_token = versions and all(version is not None and judge.policy.has_new_keys(version) for version in versions)
    if not has_token or any(judge.endpoints.spoken_to(target) is None for target in contact.targets):
        since = judge.policy.changed_in
        return finding._replace(
            advice=f"the token is {key_text(path)} from InfluxDB {since} on: send it in the push that upgrades"
        )
    variables = {each.variable for each in contact.targets if each.variable is not None}
    if not all(f"{each.rpartition('_')[0]}_{TOKEN.upper()}" in judge.variables for each in variables):
        contact = records.replace(contact, is_sure=None)
    try:
        found = written().with_token(contact, path)
    except NoFixError as error:
        return finding._replace(advice=str(error))
    return finding._replace(fix=Fix(f"send the token, {key_text(path)}", found, Applicability.UNSAFE))


def _statements(
    one: Statement, services: Sequence[Service], judge: Judge, clients: Clients
) -> Iterator[Finding | None]:
    past = past_the_change(services, clients.changed_in)
    since = f"from InfluxDB {clients.changed_in} on" if past is None else f"in InfluxDB {past.version} ('{past.name}')"
    for statement in statements_in(one.text, clients.statements):
        asked = f"`{one.method}` asks for `{statement}`, which" if one.method else f"`{statement}`"
        message = f"{asked} is not there {since}: {clients.statements[statement]}"
        found = judge.page.finding(rules.STATEMENT_OF_1, one.origin, message)
        yield found._replace(is_broken=past is not None) if found is not None else None


def statements_in(text: str, known: Mapping[str, str]) -> list[str]:
    """Those of the `known` statements that a text has, which may be several with semicolons between."""
    found = (_statement(each.upper().split(), known) for each in _NOT_WORDS.sub(' "" ', text).split(";"))
    return [each for each in found if each is not None]


def _statement(words: Sequence[str], known: Mapping[str, str]) -> str | None:
    """The longest of the known statements that words begin with."""
    if words[:1] == ["SELECT"]:
        return _INTO if _INTO in known and "INTO" in words else None
    longest = max(map(len, map(str.split, known)), default=0)
    starts = (" ".join(words[:count]) for count in range(min(longest, len(words)), 0, -1))
    return next((start for start in starts if start in known), None)
