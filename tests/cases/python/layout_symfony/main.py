import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for endpoint in rels["timedb"]:
    print(endpoint["host"], endpoint["user"])  # expect: NFX201
