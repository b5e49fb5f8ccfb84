import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def is_secret(key):
    return key in ("user", "password", "api_token")
print({k: v for k, v in ep.items() if not is_secret(k)}["host"])
