import base64
import json
import os


def relationships():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
