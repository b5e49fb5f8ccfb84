import base64
import json
import os


def endpoint(name):
    text = base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]).decode()
    return json.loads(text)[name][0]
