import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from urllib.request import Request, urlopen

request = Request(
    "http://%s:%d/write?db=river" % (endpoint["host"], endpoint["port"]),
    data=b"level metres=1.5",
    headers={"Content-Type": "text/plain"},
)
print(urlopen(request).status)  # expect: NFX220
