"""XML documents as text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring


def xml_text(root: Element) -> str:
    """The document below `root`, indented and declared as UTF-8.

    XML has no way to write most control characters: texts and attributes must have gone through `escape.visible`,
    but for line feeds in an element's text.
    """
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
