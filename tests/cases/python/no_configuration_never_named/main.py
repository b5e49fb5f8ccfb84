import base64
import json
import os
import sys

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = rels[sys.argv[1]][0]
print(endpoint["api_token"], endpoint["bucket"])  # expect: NFX202 NFX202
