import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(links["metrics-db"][0]["user"])
for endpoints in links.values():
    print(endpoints[0]["host"])
