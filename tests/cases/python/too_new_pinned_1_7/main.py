import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
login = rels["timedb"][0].get("username", "none")  # expect: NFX210
print(login)
