import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from urllib.request import Request, urlopen

request = Request(f"http://{endpoint['host']}:{endpoint['port']}/write?db=river", b"level metres=1.5")
request.add_header("Authorization", f"Token {endpoint['query']['api_token']}")
print(urlopen(request).status)
