import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
is_old = "user" in ep  # allow: NFX290
print("shape:", is_old)
