import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def org():
    try:
        return ep["query"]["org"]
    except (KeyError, TypeError):
        pass
    return ep["org"]  # expect: NFX290
print(org())
