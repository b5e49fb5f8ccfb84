import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for name, endpoints in rels.items():
    for endpoint in endpoints:
        print(name, endpoint["user"], endpoint.get("bucket"))
