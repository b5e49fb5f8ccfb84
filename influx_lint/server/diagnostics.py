"""Findings as diagnostics."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from lsprotocol import types as lsp

from influx_lint.findings import Finding
from influx_lint.registry import rules
from influx_lint.registry.rule import Severity
from influx_lint.server.places import Places

SOURCE = "influx-lint"

_SEVERITIES = {Severity.ERROR: lsp.DiagnosticSeverity.Error, Severity.WARNING: lsp.DiagnosticSeverity.Warning}

_TAGS = {
    rules.DEPRECATED_VERSION: lsp.DiagnosticTag.Deprecated,
    rules.RENAMED_KEY: lsp.DiagnosticTag.Deprecated,
    rules.MOVED_KEY: lsp.DiagnosticTag.Deprecated,
    rules.RENAMED_VARIABLE: lsp.DiagnosticTag.Deprecated,
    rules.UNUSED_SUPPRESSION: lsp.DiagnosticTag.Unnecessary,
}


def diagnostic(finding: Finding, severity: Severity, places: Places) -> lsp.Diagnostic:
    """A finding as a client shows it."""
    tag = _TAGS.get(finding.rule)
    return lsp.Diagnostic(
        range=places.range(finding.span),
        message=finding.message,
        severity=_SEVERITIES[severity],
        code=finding.code,
        code_description=lsp.CodeDescription(finding.rule.url),
        source=SOURCE,
        tags=[tag] if tag else None,
    )


def not_checked(reason: str) -> lsp.Diagnostic:
    """What is shown at the top of a file that can't be checked: it can't be read, or settings or a policy are wrong."""
    start = lsp.Position(0, 0)
    return lsp.Diagnostic(
        range=lsp.Range(start, start),
        message=f"could not be checked: {' '.join(reason.split())}",
        severity=lsp.DiagnosticSeverity.Error,
        code=rules.UNPARSABLE_FILE.code,
        code_description=lsp.CodeDescription(rules.UNPARSABLE_FILE.url),
        source=SOURCE,
    )


def fingerprint(diagnostics: Sequence[lsp.Diagnostic]) -> str:
    """What tells whether a file's diagnostics are those that a client knows."""
    return sha256(repr(diagnostics).encode("utf-8", "backslashreplace")).hexdigest()[:16]
