import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(rels["my_influx"][0]["user"])  # expect: NFX201
print(rels["metrics"][0]["user"])
