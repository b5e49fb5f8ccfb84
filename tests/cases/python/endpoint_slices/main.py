import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
head = rels["influxdb"][:1]
for ep in head:
    print(ep["user"])  # expect: NFX201
print(list(rels["influxdb"])[0]["org"])  # expect: NFX202
