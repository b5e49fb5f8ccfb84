import base64
import os
from json import JSONDecoder

text = base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]).decode()
rels = JSONDecoder().decode(text)
print(rels["influxdb"][0]["bucket"])  # expect: NFX202
