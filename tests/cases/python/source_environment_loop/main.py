import base64
import json
import os

rels = {}
for name, value in os.environ.items():
    if name == "PLATFORM_RELATIONSHIPS":
        rels = json.loads(base64.b64decode(value))
print(rels["influxdb"][0]["user"])  # expect: NFX201
platform = {name: value for name, value in os.environ.items() if name.startswith("PLATFORM_")}
again = json.loads(base64.b64decode(platform["PLATFORM_RELATIONSHIPS"]))
print(again["influxdb"][0]["org"])  # expect: NFX202
for name in os.environ:
    if name in ("PLATFORM_RELATIONSHIPS", "UPSUN_RELATIONSHIPS"):
        print(json.loads(base64.b64decode(os.environ[name]))["influxdb"][0]["bucket"])  # expect: NFX202
