import main
import pytest
from payloads import METRICS, encoded, payload


@pytest.fixture
def name():
    return "acme"


def test_keywords(monkeypatch, name):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", payload(1, user="me", org=name, bucket="tests"))  # expect: NFX204
    assert main.place() == ("acme", "tests")


def test_keywords_again(monkeypatch, name):
    monkeypatch.setenv(
        "PLATFORM_RELATIONSHIPS",
        payload(
            user="me",  # expect: NFX204
            org=name,
            bucket="tests",
            org_id=2,
        ),
    )
    assert main.place() == ("acme", "tests")


def test_spread(monkeypatch):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", encoded({**METRICS, "host": "other.internal"}))
    assert main.place() == ("acme", "tests")


def test_of_others():
    def account(**fields):
        return [fields["user"], fields["org"]]

    assert account(user="me", org="acme") == ["me", "acme"]
