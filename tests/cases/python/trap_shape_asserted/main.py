import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
assert ("user" in ep) != ("username" in ep)  # allow: NFX290
assert "query" in ep or "bucket" in ep  # allow: NFX290
print("ok")
