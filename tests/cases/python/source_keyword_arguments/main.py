import base64
import io
import json
import os
from string import Template
from types import SimpleNamespace

raw = os.getenv(key="PLATFORM_RELATIONSHIPS", default="e30=")
rels = json.loads(s=base64.b64decode(s=raw, validate=True).decode(encoding="utf-8"))
print(rels["influxdb"][0]["user"])  # expect: NFX201
again = json.load(fp=io.BytesIO(initial_bytes=base64.standard_b64decode(s=raw)))
print(again["influxdb"][0]["org"])  # expect: NFX202
text = str(object=base64.b64decode(raw.encode(encoding="ascii")), encoding="utf-8")
spaces = json.loads(s=text, object_hook=lambda each: SimpleNamespace(**each))
print(spaces.influxdb[0].bucket)  # expect: NFX202
print(Template(template="$user").substitute(rels["influxdb"][0]))  # expect: NFX201
for number, endpoint in enumerate(iterable=rels["influxdb"], start=1):
    print(number, endpoint["api_token"])  # expect: NFX202
print(max(rels["influxdb"], key=lambda endpoint: endpoint["host"], default=None)["user"])  # expect: NFX201
