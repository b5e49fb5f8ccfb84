"""What the platform gives this application."""

import base64
import json
import os
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Influx:
    url: str
    user: str
    org: str
    bucket: str
    api_token: str


@lru_cache
def relationships():
    raw = os.environ.get("PLATFORM_RELATIONSHIPS")
    return json.loads(base64.b64decode(raw)) if raw else {}


def influx():
    endpoint = relationships()["influxdb"][0]
    query = endpoint["query"]
    return Influx(
        url=f"http://{endpoint['host']}:{endpoint['port']}",
        user=endpoint["username"],
        org=query["org"],
        bucket=query["bucket"],
        api_token=query["api_token"],
    )


def database():
    endpoint = relationships()["database"][0]
    return {"user": endpoint["user"], "host": endpoint["host"], "name": endpoint["path"]}
