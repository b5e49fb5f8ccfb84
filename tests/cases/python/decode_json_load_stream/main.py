import base64
import io
import json
import os

with io.BytesIO(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])) as stream:
    rels = json.load(stream)
print(rels["influxdb"][0]["user"])  # expect: NFX201
