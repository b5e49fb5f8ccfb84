"""Reads any YAML through ruamel.yaml's pure parser.

Not its C parser: that one rejects the legal `{type: influxdb:2.7}` and counts other characters as line ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ruamel.yaml import YAML, nodes
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from influx_lint.findings import START_OF_FILE, Span
from influx_lint.project.nodes import NULL, Mapping, Node, Scalar, Sequence, Source
from influx_lint.project.yaml import YamlError

if TYPE_CHECKING:
    from ruamel.yaml.error import StringMark

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor and a tag, which stand before a scalar and are no part of it."""

_CORE = "tag:yaml.org,2002:"


def read(source: Source) -> list[Node]:
    """The top nodes of a text's documents; none for an empty document. Raises YamlError."""
    converter = _Converter(source)
    try:
        composed = YAML(typ="safe", pure=True).compose_all(source.text)
        return [converter.convert(node) for node in composed if node is not None]
    except MarkedYAMLError as error:
        span = _span(source, error.problem_mark or error.context_mark)
        raise YamlError(f"not valid YAML: {_explain(error)}", span) from None
    except (YAMLError, ValueError) as error:
        raise YamlError(f"not valid YAML: {' '.join(str(error).split())}", START_OF_FILE) from None
    except RecursionError:
        raise YamlError("nested too deeply to be read", START_OF_FILE) from None


def _explain(error: MarkedYAMLError) -> str:
    return " ".join(" ".join(words.split()) for words in (error.context, error.problem) if words)


def _span(source: Source, mark: StringMark | None) -> Span:
    at = min(mark.index, len(source.text)) if mark else 0
    return source.lines.span(at, at)


class _Converter:
    """Makes our nodes of ruamel.yaml's. An alias gives the node that its anchor gave: composing keeps them one."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.made: dict[nodes.Node, Node] = {}

    def convert(self, node: nodes.Node) -> Node:
        if node in self.made:
            return self.made[node]
        tag = str(node.tag).removeprefix(_CORE)
        place = (self.source, tag, node.start_mark.index, node.end_mark.index)
        if isinstance(node, nodes.MappingNode):
            mapping = self.made[node] = Mapping(*place)
            mapping.entries.extend(self.entry(key, value) for key, value in node.value)
            return mapping
        if isinstance(node, nodes.SequenceNode):
            sequence = self.made[node] = Sequence(*place)
            sequence.items.extend(self.convert(one) for one in node.value)
            return sequence
        properties = _PROPERTIES.match(self.source.text, node.start_mark.index)
        start = properties.end() if properties else node.start_mark.index
        scalar = self.made[node] = Scalar(self.source, tag, start, node.end_mark.index, node.value)
        return scalar

    def entry(self, key: nodes.Node, value: nodes.Node) -> tuple[Node, Node]:
        """A mapping's entry. A value of no characters stands at its key: there is nothing else to point at."""
        name, content = self.convert(key), self.convert(value)
        if isinstance(content, Scalar) and content.start == content.end and content.tag == NULL:
            content = Scalar(self.source, NULL, name.start, name.end, "")
        return name, content
