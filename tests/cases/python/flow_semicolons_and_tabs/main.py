import json,os
from base64 import b64decode as d
for e in json.loads(d(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"]:
	print(e["host"]); print(e["org"])  # expect: NFX202
