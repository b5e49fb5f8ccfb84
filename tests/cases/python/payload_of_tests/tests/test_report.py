import os
import subprocess
import sys
from base64 import b64encode
from json import dumps
from unittest import mock

import pytest
from platformshconfig import Config

import credentials
from conftest import encoded

PAYLOAD = {"metrics": [{"user": "u", "bucket": "b", "port": 8086}]}  # expect: NFX204
COMMON = {"host": "localhost"}


def test_dictionary_of_the_environment():
    with mock.patch.dict(os.environ, {"PLATFORM_RELATIONSHIPS": encoded(PAYLOAD)}):
        assert credentials.report() == ("u", "b")


@mock.patch.dict(
    os.environ,
    {"PLATFORM_RELATIONSHIPS": encoded({"metrics": [{"user": "v", "bucket": "b"}]})},  # expect: NFX204
)
def test_decorated():
    assert credentials.report()[0] == "v"


def test_assigned():
    text = b64encode(bytes(dumps({"metrics": [{**COMMON, "api_token": "t"}]}), "utf-8"))  # expect: NFX204
    os.environ["PLATFORM_RELATIONSHIPS"] = text.decode()


def test_updated():
    payload = {"metrics": [{"query": {"bucket": "b"}, "org": "o"}]}  # expect: NFX204
    os.environ.update({"PLATFORM_RELATIONSHIPS": encoded(payload)})


def test_other_process():
    environment = dict(os.environ)
    environment["PLATFORM_RELATIONSHIPS"] = encoded({"metrics": [{"user": "u"}]})  # expect: NFX204
    subprocess.run([sys.executable, "main.py"], env=environment, check=True)


def test_reader():
    environment = {"PLATFORM_RELATIONSHIPS": encoded({"metrics": [{"bucket": "b"}]})}  # expect: NFX204
    assert Config(environment, "PLATFORM_").credentials("metrics")


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("one", {"metrics": [{"user": "one", "bucket": "b"}]}),
        ("two", {"metrics": [{"username": "two", "query": {"bucket": "b"}}]}),
    ],
)
def test_in_a_tuple(name, payload, monkeypatch):
    monkeypatch.setenv("OTHER", encoded(payload))


@pytest.mark.parametrize("payload", [{"metrics": [{"user": "one"}]}, {"metrics": []}])  # expect: NFX204
def test_parametrized(payload, monkeypatch):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", encoded(payload))


@pytest.mark.parametrize("name, payload", [("one", {"metrics": [{"org": "one"}]})])  # expect: NFX204
def test_parametrized_twice(name, payload, monkeypatch):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", encoded(payload))


def test_new_shape(monkeypatch):
    new = {"metrics": [{"username": "u", "query": {"bucket": "b"}}]}
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", encoded(new))


def test_other_service(monkeypatch):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", encoded({"database": [{"user": "u", "bucket": "b"}]}))
