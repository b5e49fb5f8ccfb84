import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
rels["influxdb"][0] = {"user": "local", "org": "local"}
print(rels["influxdb"][0]["user"])
rels["influxdb"] = [{"user": "local", "bucket": "local"}]
print(rels["influxdb"][0]["bucket"])
rels = {**rels, "influxdb": [{"org": "mine"}]}
print(rels["influxdb"][0]["org"])
