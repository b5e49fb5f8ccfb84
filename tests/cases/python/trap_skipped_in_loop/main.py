import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
for key, value in ep.items():
    if key in ("user", "password", "api_token"):
        continue
    print(key, value)
