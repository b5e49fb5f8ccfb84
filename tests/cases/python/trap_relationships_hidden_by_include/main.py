import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
for endpoints in links.values():
    print(endpoints[0]["user"])  # allow: NFX291
