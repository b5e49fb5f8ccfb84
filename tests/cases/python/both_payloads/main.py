import base64
import json
import os


def user():
    links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    endpoint = links["metrics"][0]
    return endpoint["user"] if "user" in endpoint else endpoint["username"]  # expect: NFX290


print(user())
