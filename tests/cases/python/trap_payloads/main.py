import base64
import json
import os

STORED = {"metrics": [{"user": "u", "bucket": "b"}]}
"""What nobody gives to the variable."""


def encoded(value):
    return base64.b64encode(json.dumps(value).encode()).decode()


def store(name, value):
    return {name: value}


def metrics():
    links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    return links["metrics"][0]


def database():
    links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    return links.get("database", [{"user": "postgres"}])[0]["user"]


def anonymous(name):
    return {"user": name, "bucket": "none"}["user"]


kept = store("OTHER_VARIABLE", encoded(STORED))
print(metrics()["host"], database(), anonymous("nobody"), len(kept))
