"""Checkstyle XML: a `file` element for each file with findings, an `error` element for each finding."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from influx_lint.findings import Outcome
from influx_lint.paths import relative
from influx_lint.reports.escape import visible

_FORMAT_VERSION = "4.3"


def report(outcome: Outcome, root: str) -> str:
    """The outcome as an XML document; a file that could not be read has an error without a place."""
    document = Element("checkstyle", {"version": _FORMAT_VERSION})
    for path, findings in groupby(outcome.findings, lambda finding: finding.path):
        file = SubElement(document, "file", {"name": visible(relative(path, root))})
        for finding in findings:
            attributes = {
                "line": str(finding.span.line),
                "column": str(finding.span.column),
                "severity": str(outcome.severity(finding)),
                "message": visible(finding.message),
                "source": f"influx-lint.{finding.code}",
            }
            SubElement(file, "error", attributes)
    for failure in outcome.failures:
        file = SubElement(document, "file", {"name": visible(relative(failure.path, root))})
        attributes = {"severity": "error", "message": visible(failure.message), "source": "influx-lint.unreadable-file"}
        SubElement(file, "error", attributes)
    return xml_text(document)


def xml_text(root: Element) -> str:
    """The document below `root`, indented and declared as UTF-8. XML has no way to write most control characters: texts
    and attributes must have gone through `escape.visible`, but for line feeds in an element's text."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
