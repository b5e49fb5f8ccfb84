"""Stands in for `django.apps`: configurations of applications, which are made ready by hand."""

from __future__ import annotations

from collections.abc import Iterable


class AppConfig:
    name: str
    label: str

    def ready(self) -> None:
        """What an application does first."""


class _Apps:
    def __init__(self) -> None:
        self._known: dict[str, AppConfig] = {}

    def populate(self, classes: Iterable[type[AppConfig]]) -> None:
        for class_ in classes:
            made = class_()
            self._known[getattr(made, "label", made.name.rpartition(".")[2])] = made
            made.ready()

    def get_app_config(self, label: str) -> AppConfig:
        return self._known[label]


apps = _Apps()
