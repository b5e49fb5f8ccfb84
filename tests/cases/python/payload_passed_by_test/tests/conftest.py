import pytest


@pytest.fixture
def endpoint():
    return {
        "host": "localhost",
        "org": "main",  # expect: NFX204
        "bucket": "test",
        "user": "admin",
    }
