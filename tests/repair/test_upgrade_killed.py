"""A killed upgrade leaves every file whole, and the next run completes it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

KILLS = 100
MEMORY = "/dev/shm"
"""A file system in memory, where there is one: a kill does not ask what is on the disk, and it saves the waiting."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the program that kills needs fork")
@pytest.mark.parametrize("half", ["first", "second"])
def test_kills_at_random_moments(half: str) -> None:
    seed = random.randrange(1 << 32)
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("killed_upgrades.py")), folder, str(KILLS), str(seed)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 0, f"the {half} half, seed {seed}:\n{done.stderr}"
    states = json.loads(done.stdout)
    assert sum(states.values()) >= KILLS
    assert states["mixed"] > 0
