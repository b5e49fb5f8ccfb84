import base64
import json

import main
import pytest

OLD = {"metrics": [{"user": "u"}]}
NEW = {"metrics": [{"username": "u"}]}


@pytest.mark.parametrize("payload", [OLD, NEW])
def test_user(payload, monkeypatch):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", base64.b64encode(json.dumps(payload).encode()).decode())
    assert main.user() == "u"


def test_old(monkeypatch):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", base64.b64encode(json.dumps(OLD).encode()).decode())
    assert main.user() == "u"
