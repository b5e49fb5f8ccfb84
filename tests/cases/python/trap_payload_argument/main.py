import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def load(payload=None):
    payload = payload or os.environ["PLATFORM_RELATIONSHIPS"]
    return json.loads(base64.b64decode(payload))
fake = base64.b64encode(json.dumps({"influxdb": [{"user": "me", "host": "h"}]}).encode())
print(load(fake)["influxdb"][0]["user"])
