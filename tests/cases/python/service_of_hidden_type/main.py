import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))

print(links["metrics"][0]["org"])  # expect: NFX202
