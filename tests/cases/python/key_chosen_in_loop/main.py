import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

for name in ("host", "token", "org"):  # expect: NFX202 (read k)
    key = "api_token" if name == "token" else name  # expect: NFX202 (read k)
    print(name, endpoint[key])  # read: k
