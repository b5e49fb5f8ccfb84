import base64
import json
import os


def relationships():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def branch():
    return os.environ.get("PLATFORM_BRANCH", "main")


def bucket():
    return relationships()["influxdb"][0]["bucket"]  # expect: NFX202


class Reader:
    def relationships(self):
        return relationships()


def reader():
    return Reader()


def read():
    return reader().relationships()["influxdb"][0]["bucket"]  # expect: NFX202
