import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
creds = rels.get("metrics", [{}])[0]
print(creds.get("user", "nobody"))  # expect: NFX201
print(creds.get("host"))
