import base64
import json
import os

for name, endpoints in json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])).items():
    globals()[name] = endpoints[0]
