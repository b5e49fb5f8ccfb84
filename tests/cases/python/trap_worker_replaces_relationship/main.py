import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(links["store"][0]["user"])
