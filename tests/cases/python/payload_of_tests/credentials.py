import base64
import json
import os


def metrics():
    links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    return links["metrics"][0]


def report():
    found = metrics()
    return found["user"], found["bucket"]  # expect: NFX201 NFX202
