"""A file that no parser of its language takes is told as such, and costs no suppression, whatever the language."""

from __future__ import annotations

import pytest
from command import Make

from influx_lint import run
from influx_lint.languages import LANGUAGES
from influx_lint.settings_files import SettingsFinder

SERVICES = "timedb:\n    type: influxdb:2.2\n    disk: 512\n"
APPLICATION = 'name: app\nrelationships:\n    influxdb: "timedb:influxdb"\n'
SUFFIXES = [suffix for each in LANGUAGES for suffix in each.suffixes]


@pytest.mark.parametrize("opening", ["#", "//"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_nul_is_told_beside_a_suppression(make_project: Make, suffix: str, opening: str) -> None:
    name = f"main{suffix}"
    text = f"{opening} noqa: NFX201 because\nPLATFORM_RELATIONSHIPS user\0\n"
    root = make_project({name: text, ".platform/services.yaml": SERVICES, ".platform.app.yaml": APPLICATION})
    outcome = run.check([str(root / name)], SettingsFinder())
    assert [one.code for one in outcome.findings] == ["NFX901"]
