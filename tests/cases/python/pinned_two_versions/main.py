import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(rels["history"][0].get("username"))  # expect: NFX210
print(rels["history"][0]["user"])  # expect: NFX201
print(rels["current"][0]["user"])  # expect: NFX201
