"""Stands in for `pshconfig`, the config reader's earlier name."""

from __future__ import annotations

import importlib

Config = importlib.import_module("platformshconfig").Config
