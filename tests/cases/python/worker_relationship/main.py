import base64
import json
import os

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(links["metrics"][0]["bucket"])  # expect: NFX202
print(links["metrics"][0]["user"])  # expect: NFX201
print(links["database"][0]["user"])
