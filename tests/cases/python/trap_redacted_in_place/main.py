import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def scrub(node):
    for key, value in node.items():
        if key in {"user", "api_token", "password"}:
            node[key] = "***"
        elif isinstance(value, dict):
            scrub(value)
ep = dict(rels["influxdb"][0])
scrub(ep)
print(ep)
