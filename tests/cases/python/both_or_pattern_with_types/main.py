import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def user(c):
    match c:
        case {"username": str(u)} | {"user": str(u)}:  # expect: NFX290
            return u
    return None
print(user(rels["influxdb"][0]))
