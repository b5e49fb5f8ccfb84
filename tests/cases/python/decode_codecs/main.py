import codecs
import json
import os

raw = os.environ["PLATFORM_RELATIONSHIPS"].encode()
rels = json.loads(codecs.decode(raw, "base64").decode("utf-8"))
print(rels["influxdb"][0]["org"])  # expect: NFX202
