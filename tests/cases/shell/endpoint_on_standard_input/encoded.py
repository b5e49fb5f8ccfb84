import base64
import json
import sys

relationships = json.loads(base64.b64decode(sys.stdin.buffer.read()))
print(relationships["metrics"][0]["org"])  # expect: NFX202
