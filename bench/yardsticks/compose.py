"""The least that any reader of YAML by ruamel.yaml takes: imports it and composes the named file."""

from __future__ import annotations

import sys

from ruamel.yaml import YAML

with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123 - pathlib would be one more import
    YAML(typ="safe", pure=True).compose(file)
