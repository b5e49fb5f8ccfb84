"""Checkstyle XML: a `file` element for each file with findings, an `error` element for each finding."""

from __future__ import annotations

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from influx_lint.findings import Outcome
from influx_lint.paths import relative
from influx_lint.reports.escape import visible
from influx_lint.reports.xml_document import xml_text

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
