import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

NAMES = {"host": "server", "token": "api_token", "organisation": "org"}  # expect: NFX202 NFX202 (read k)
for mine in NAMES:
    print(mine, endpoint.get(NAMES[mine]))  # read: k
