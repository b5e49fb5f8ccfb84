import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
NEW = "query" in ep
def bucket():
    return ep["query"]["bucket"] if NEW else ep["bucket"]  # expect: NFX290
print(bucket())
