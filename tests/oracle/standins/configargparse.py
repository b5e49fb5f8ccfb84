"""Stands in for `ConfigArgParse`: a parser whose arguments may come from environment variables."""

from __future__ import annotations

import argparse
import os
from typing import Any


class ArgParser(argparse.ArgumentParser):
    """`add(…, env_var=…)`."""

    def add(self, *names: str, env_var: str | None = None, **options: Any) -> None:
        if env_var is not None and env_var in os.environ:
            options["default"] = os.environ[env_var]
        self.add_argument(*names, **options)
