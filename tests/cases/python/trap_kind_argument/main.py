import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def describe(kind, e):
    if kind == "pg":
        return e["user"]
    return e["host"]
print(describe("pg", rels["database"][0]), describe("ts", rels["influxdb"][0]))
