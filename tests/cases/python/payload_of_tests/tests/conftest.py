import base64
import json

import pytest


def encoded(value):
    return base64.b64encode(json.dumps(value).encode("utf-8")).decode("ascii")


@pytest.fixture
def relationships():
    return {
        "metrics": [
            {
                "host": "localhost",
                "org": "main",  # expect: NFX204
                # one for all tests
                "bucket": "test",
                "user": "admin",
                "port": 8086,
            }
        ],
        "database": [{"host": "localhost", "user": "main", "bucket": "of another kind"}],
    }


@pytest.fixture(autouse=True)
def platform(monkeypatch, relationships):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", encoded(relationships))
