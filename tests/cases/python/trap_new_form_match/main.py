import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
match rels["influxdb"][0]:
    case {"username": user, "query": {"org": org, "bucket": bucket, "api_token": str()}}:
        print(user, org, bucket)
