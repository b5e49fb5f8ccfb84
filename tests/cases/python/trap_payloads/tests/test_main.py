import base64
import json
import os

PAYLOAD = {"database": [{"user": "u", "bucket": "b"}], "influxdb": [{"user": "of no relationship"}]}


def test_database(monkeypatch):
    monkeypatch.setenv("PLATFORM_RELATIONSHIPS", base64.b64encode(json.dumps(PAYLOAD).encode()).decode())
    monkeypatch.setenv("OTHER", base64.b64encode(json.dumps({"metrics": [{"user": "u"}]}).encode()).decode())


def test_new_shape():
    new = {"metrics": [{"username": "u", "query": {"org": "o", "bucket": "b", "api_token": "t"}}]}
    os.environ["PLATFORM_RELATIONSHIPS"] = base64.b64encode(json.dumps(new).encode()).decode()
