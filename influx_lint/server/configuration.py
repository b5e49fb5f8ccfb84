"""What there is to say in a configuration file: hover, completion and code lenses over services and relationships."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types as lsp

from influx_lint.checks.influxdb import IMAGE, is_influxdb
from influx_lint.findings import Finding, Span
from influx_lint.project import layout
from influx_lint.project.configuration import ConfigurationFile, Definition
from influx_lint.project.disk import Disk
from influx_lint.project.workspace import Workspace, Workspaces
from influx_lint.registry import rules
from influx_lint.registry.policy import ANY, Policy, Status
from influx_lint.repair.services import version_of
from influx_lint.reports.summary import count
from influx_lint.server.places import Places, touches
from influx_lint.server.view import View
from influx_lint.settings_files import SettingsFinder
from influx_lint.text import Lines

_TYPE = re.compile(rf"(?:^|[\s{{,])type\s*:\s*[\"']?{IMAGE}(?P<written>:\s?[\d.]*)?$")
"""What stands before the cursor where a version is written."""

_RELATIONSHIP = re.compile(r"^\s+(?P<key>[\w-]+)\s*:\s*[\"']?(?P<written>[\w-]*:?\w*)$")
"""What stands before the cursor where a relationship's service and endpoint are written, or one of them."""

_RELATIONSHIPS = "relationships"
_OF_VERSIONS = frozenset({rules.DEPRECATED_VERSION, rules.RETIRED_VERSION})
_READS = frozenset({rules.RENAMED_KEY, rules.MOVED_KEY, rules.RENAMED_VARIABLE})


class Configuration:
    """One configuration file within its project, as far as it can be read."""

    def __init__(self, path: Path, disk: Disk, finder: SettingsFinder) -> None:
        """`path` is absolute. Raises SettingsError, PolicyError, OSError."""
        settings = finder.for_file(path)
        kind = layout.kind_of(path.parent.name, path.name)
        self.path = path
        self.suppresses = settings.allow_suppressions
        self.policy: Policy = finder.policy(settings)
        self.workspace: Workspace = Workspaces(disk).of(path, settings.root)
        self.file: ConfigurationFile | None = self.workspace.file(path, kind) if kind else None
        self.vendor = settings.vendor_for(self.policy, layout.VENDORS.get(kind) if kind else None)

    def hover(self, span: Span) -> tuple[str, Span] | None:
        """What there is to say of a place, as Markdown, and of which characters."""
        for one in self._services():
            version = version_of(one)
            if one.type is not None and version and touches(one.type.span, span):
                return self._about(version), one.type.span
        for application in self.file.applications() if self.file else ():
            for each in application.relationships:
                origin = each.service_origin
                if origin.path == self.path and touches(origin.span, span):
                    return self._reached(each.name, each.service), origin.span
        return None

    def completion(self, places: Places, position: lsp.Position) -> Iterator[lsp.CompletionItem]:
        """What may be written at a place: versions, the newest first, or what a relationship may lead to."""
        line, column = places.place(position)
        before = places.lines.line(line)[: column - 1]
        if found := _TYPE.search(before):
            items = self._versions()
        elif found := _RELATIONSHIP.match(before):
            items = self._reachable(found["key"], _parents(places, line))
        else:
            return
        start = places.range(Span(line, column - len(found["written"] or ""), line, column)).start
        for text, item in items:
            item.text_edit = lsp.TextEdit(lsp.Range(start, position), text)
            item.filter_text = text
            yield item

    def lenses(self, view: View, places: Places) -> Iterator[lsp.CodeLens]:
        """A line over each InfluxDB service that has something to it: its version, and what an upgrade breaks."""
        services = [one for one in self._services() if is_influxdb(one, self.workspace, self.policy)]
        for one in services:
            version = version_of(one)
            listing = self.policy.listing(version, self.vendor) if version else None
            if listing is None:
                continue
            title = f"{version}, {listing.status}"
            reads = self._reads(view, one.name.value)
            if reads:
                files = len({path for path, _ in reads})
                title += f": {count(len(reads), 'read')} in {count(files, 'file')}"
            yield lsp.CodeLens(places.range(one.name.span), command=lsp.Command(title, ""))

    def _reads(self, view: View, service: str) -> set[tuple[str, Span]]:
        """The places where code reads what is gone after an upgrade of a service."""
        return {
            (one.path, one.span)
            for path, findings in view.by_file.items()
            for one in findings
            if one.rule in _READS and path.is_relative_to(self.workspace.root) and service in self.concerned(one)
        }

    def concerned(self, finding: Finding) -> tuple[str, ...]:
        """The InfluxDB services that a finding is about, which an upgrade mends: the one whose version it is, those
        that its message names, or all that there are; none where no upgrade mends it."""
        services = [one for one in self.workspace.definitions if is_influxdb(one, self.workspace, self.policy)]
        if finding.rule in _OF_VERSIONS:
            types = [one for one in services if one.type and str(one.type.source.path) == finding.path]
            return tuple(one.name.value for one in types if one.type and one.type.span.contains(finding.span))
        if finding.code not in rules.OF_CODE or finding.rule is rules.NOT_FOLLOWED:
            return ()
        names = [one.name.value for one in services]
        return tuple(one for one in names if f"'{one}'" in finding.message) or tuple(names)

    def _services(self) -> list[Definition]:
        """The services that this file itself defines."""
        return [one for one in self.file.definitions() if one.origin.path == self.path] if self.file else []

    def _about(self, version: str) -> str:
        """What each vendor says of a version."""
        listed = self.policy.listed_by(version)
        if not listed:
            return f"InfluxDB {version}: no vendor ever listed it."
        rows = [
            f"| {self.policy.vendors[one.vendor]} | {one.status} ({one.status.meaning}) | {one.last_seen} "
            f"| {_link(one.source.title, one.source.url)} |"
            for one in listed
        ]
        return "\n".join([f"**InfluxDB {version}**", "", "| vendor | status | list of | source |", "|-|-|-|-|", *rows])

    def _reached(self, name: str, service: str) -> str:
        """What a relationship leads to."""
        found = self.workspace.services.get(service)
        if found is None:
            return f"Relationship `{name}`: no service is called `{service}` here."
        where = found.name.origin
        return f"Relationship `{name}` reaches `{service}`: `{found.text}` ({where.path.name}:{where.span.line})"

    def _versions(self) -> Iterator[tuple[str, lsp.CompletionItem]]:
        """What may follow InfluxDB's name in a type."""
        versions = self.policy.versions(self.vendor if self.vendor in self.policy.vendors else ANY)
        ordered = sorted(versions, key=lambda one: self.policy.status(one, self.vendor) is not Status.SUPPORTED)
        for number, version in enumerate(ordered):
            listing = self.policy.listing(version, self.vendor)
            if listing is None:
                continue
            is_old = listing.status is not Status.SUPPORTED
            yield (
                f":{version}",
                lsp.CompletionItem(
                    version,
                    kind=lsp.CompletionItemKind.Value,
                    detail=f"{listing.status} ({listing.source})",
                    sort_text=f"{number:03}",
                    tags=[lsp.CompletionItemTag.Deprecated] if is_old else None,
                ),
            )

    def _reachable(self, key: str, parents: Sequence[str]) -> Iterator[tuple[str, lsp.CompletionItem]]:
        """What may be the value of a key below `parents`, the nearest first, in a relationship to InfluxDB."""
        services = [
            name for name, one in self.workspace.services.items() if is_influxdb(one, self.workspace, self.policy)
        ]
        texts: list[str] = []
        if parents[:1] == [_RELATIONSHIPS]:
            texts = [f"{name}:{self.policy.endpoint}" for name in services]
        elif parents[1:2] == [_RELATIONSHIPS]:
            texts = {"service": services, "endpoint": [self.policy.endpoint]}.get(key, [])
        for text in texts:
            yield text, lsp.CompletionItem(text, kind=lsp.CompletionItemKind.Reference)


def without_line(text: str, position: lsp.Position) -> str:
    """A text without what stands on a line: what somebody is about to write there may keep the rest from being read."""
    lines = Lines(text)
    number = min(position.line + 1, len(lines))
    start = lines.offsets((number, 1, number, 1))[0]
    return text[:start] + text[start + len(lines.line(number)) :]


def _parents(places: Places, line: int) -> list[str]:
    """The keys that a line stands under, the nearest first, by the indentation of the lines before it."""
    found = []
    indentation = _indentation(places.lines.line(line))
    for number in range(line - 1, 0, -1):
        text = places.lines.line(number)
        if text.strip() and not text.lstrip().startswith("#") and _indentation(text) < indentation:
            indentation = _indentation(text)
            found.append(text.partition(":")[0].strip())
    return found


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _link(title: str, url: str | None) -> str:
    return f"[{title}]({url})" if url else title
