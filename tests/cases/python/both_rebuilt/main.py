import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
def modern(c):
    if "query" in c:
        return c
    rest = {k: v for k, v in c.items() if k not in ("user", "org", "bucket", "api_token")}
    return {**rest, "username": c["user"], "query": {"org": c["org"], "bucket": c["bucket"], "api_token": c["api_token"]}}  # expect: NFX290 NFX290 NFX290 NFX290
c = modern(rels["influxdb"][0])
print(c["username"], c["query"]["org"])
