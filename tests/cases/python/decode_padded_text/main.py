import base64
import json
import os

raw = os.environ["PLATFORM_RELATIONSHIPS"]
stripped = raw.strip("'").translate(str.maketrans("-_", "+/"))
print(json.loads(base64.b64decode(f"{stripped}==="))["influxdb"][0]["user"])  # expect: NFX201
joined = "".join(raw.split())
print(json.loads(base64.b64decode("%s==" % joined))["influxdb"][0]["org"])  # expect: NFX202
view = memoryview(bytearray(raw, "ascii"))
print(json.loads(base64.b64decode(view))["influxdb"][0]["bucket"])  # expect: NFX202
cut = raw[: len(raw) - len(raw) % 4] + "{}".format(raw[len(raw) - len(raw) % 4 :])
print(json.loads(base64.b64decode(cut))["influxdb"][0]["api_token"])  # expect: NFX202
