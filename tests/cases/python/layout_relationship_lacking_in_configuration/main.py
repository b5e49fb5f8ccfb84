import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(rels["database"][0]["user"])
print(rels["influx_archive"][0]["user"])  # expect: NFX201
