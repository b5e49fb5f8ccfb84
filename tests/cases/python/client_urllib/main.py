import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import urllib.parse
import urllib.request

base = f"http://{endpoint['host']}:{endpoint['port']}"
query = urllib.parse.urlencode({"db": "river", "q": "SELECT metres FROM level"})
with urllib.request.urlopen(f"{base}/query?{query}") as answer:  # expect: NFX220
    print(json.load(answer))
