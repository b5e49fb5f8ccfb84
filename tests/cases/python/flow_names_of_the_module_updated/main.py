import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

globals().update(endpoint)
# The name is bound without being read.
print(host, bucket)  # expect: NFX202 (unseen: raises)
