import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
for key, value in ep.items():
    print(key, "***" if key == "api_token" else value)
