import binascii
import json
import os

rels = json.loads(binascii.a2b_base64(os.environ["PLATFORM_RELATIONSHIPS"]))
print(rels["influxdb"][0]["user"])  # expect: NFX201
