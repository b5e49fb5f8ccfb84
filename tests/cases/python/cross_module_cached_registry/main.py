"""Functions under a cache give one object, which others fill."""

import base64
import json
import os

from registry import registry, settings


def boot():
    for name, endpoints in json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])).items():
        registry().put(name, endpoints[0])
    settings()["metrics"] = registry().get("influxdb")


def use():
    endpoint = registry().get("influxdb")
    print(endpoint["user"], endpoint["org"])  # expect: NFX201 NFX202
    print(registry().get("database")["user"])
    print(settings()["metrics"]["bucket"])  # expect: NFX202


boot()
use()
