import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import urllib.parse
import urllib.request

parameters = urllib.parse.urlencode({"db": "river", "u": endpoint["username"], "p": endpoint["password"], "q": "SHOW SERIES"})
url = f"http://{endpoint['host']}:{endpoint['port']}/query?{parameters}"
with urllib.request.urlopen(url, timeout=5) as answer:  # expect: NFX220
    print(answer.read())
