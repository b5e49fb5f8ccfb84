import json
import os

rels = json.loads(os.environ["PLATFORM_RELATIONSHIPS"])
print(rels["influxdb"][0]["api_token"])  # expect: NFX202
