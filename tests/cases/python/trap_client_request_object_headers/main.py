import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from urllib.request import Request, urlopen

request = Request(f"http://{endpoint['host']}:{endpoint['port']}/query?q=SHOW%20DATABASES", headers=headers)
print(urlopen(request).status)
later = Request(f"http://{endpoint['host']}:{endpoint['port']}/query?q=SHOW%20DATABASES")
later.headers["Authorization"] = headers["Authorization"]
print(urlopen(later).status)
