import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
shape = "old" if "user" in ep else "new"  # allow: NFX290
print(len(shape) == 3)
