"""Reads any YAML through ruamel.yaml's pure parser.

Not its C parser: that one rejects the legal `{type: influxdb:2.7}` and counts other characters as line ends. What its
scanner refuses is read by that of `influx_lint.project.tabs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ruamel.yaml import YAML, nodes
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from influx_lint.findings import START_OF_FILE
from influx_lint.pages import Page
from influx_lint.project import yaml_problems
from influx_lint.project.nodes import (
    MAX_MERGED,
    NULL,
    Mapping,
    Node,
    Scalar,
    Sequence,
    YamlError,
    end_of_content,
    first_beyond_merging,
)
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from ruamel.yaml.tokens import Token


_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor and a tag, which stand before a scalar and are no part of it."""

_DIRECTIVE = re.compile(r"(?:^|(?<=[\r\ufeff\x85\u2028\u2029]))(%YAML[ \t]+)1\.([0-9]+)", re.MULTILINE)
_MINORS = ("1", "2")
"""The versions of YAML 1 that ruamel.yaml knows. Others are read like the latest: YAML 1.2.2, 6.8.1."""

_CORE = "tag:yaml.org,2002:"


def read(source: Page) -> list[Node]:
    """The top nodes of a text's documents; none for an empty document. Raises YamlError."""
    converter = _Converter(source)
    yaml = _reader(source.text)
    # An anchor may be given anew: YAML 1.2.2, 7.1.
    yaml.composer.warn_double_anchors = False
    try:
        made = yaml.compose_all(_DIRECTIVE.sub(_known_version, source.text))
        documents = [converter.convert(node) for node in made if node is not None]
    except ReaderError as error:
        raise yaml_problems.of_character(source, error) from None
    except MarkedYAMLError as error:
        raise yaml_problems.of_syntax(source, error) from None
    except (YAMLError, ValueError) as error:
        raise YamlError(f"not valid YAML: {' '.join(str(error).split())}", START_OF_FILE) from None
    except RecursionError:
        raise YamlError("nested too deeply to be read", START_OF_FILE) from None
    wide = first_beyond_merging(documents)
    if wide is not None:
        raise YamlError(
            f"the merge keys up to here bring in more than {MAX_MERGED:,} entries, too many to be checked", wide.span
        )
    return documents


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, as `read` sees them. Raises what ruamel.yaml does where the text is no YAML."""
    return _reader(text).scan(_DIRECTIVE.sub(_known_version, text))  # type: ignore[no-any-return]


def _reader(text: str) -> YAML:
    yaml = YAML(typ="safe", pure=True)
    if "\t" in text:
        from influx_lint.project.tabs import TabScanner

        yaml.Scanner = TabScanner
    return yaml


def _known_version(directive: re.Match[str]) -> str:
    """A directive of the same length for a version that ruamel.yaml knows."""
    minor = directive[2] if directive[2] in _MINORS else _MINORS[-1].ljust(len(directive[2]))
    return f"{directive[1].expandtabs(1)}1.{minor}"


class _Converter:
    """Makes our nodes of ruamel.yaml's. An alias gives the node that its anchor gave: composing keeps them one."""

    def __init__(self, source: Page) -> None:
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
            return self.ended(mapping, node)
        if isinstance(node, nodes.SequenceNode):
            sequence = self.made[node] = Sequence(*place)
            sequence.items.extend(self.convert(one) for one in node.value)
            return self.ended(sequence, node)
        properties = _PROPERTIES.match(self.source.text, node.start_mark.index)
        start = properties.end() if properties else node.start_mark.index
        scalar = self.made[node] = Scalar(self.source, tag, start, node.end_mark.index, node.value)
        return scalar

    def ended(self, made: Mapping | Sequence, node: nodes.CollectionNode) -> Node:
        """A collection with its end. One in block style ends with its content, not where the next token begins."""
        if not node.flow_style:
            made.end = max(made.start, end_of_content(made))
        return made

    def entry(self, key: nodes.Node, value: nodes.Node) -> tuple[Node, Node]:
        """A mapping's entry. A value of no characters stands at its key: there is nothing else to point at."""
        name, content = self.convert(key), self.convert(value)
        if isinstance(content, Scalar) and content.start == content.end and content.tag == NULL:
            content = Scalar(self.source, NULL, name.start, name.end, "")
        return name, content
