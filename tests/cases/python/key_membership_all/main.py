import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
if all(k in ep for k in ("user", "bucket")):  # expect: NFX201 NFX202
    print("complete")
else:
    raise SystemExit("incomplete")
