import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name in rels:
    for ep in rels[name]:
        if ep["type"].split(":")[0] != "influxdb":
            continue
        print(name, ep["bucket"])  # expect: NFX202
