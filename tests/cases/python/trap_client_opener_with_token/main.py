import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import urllib.request

opener = urllib.request.build_opener()
opener.addheaders = [("Authorization", f"Token {endpoint['query']['api_token']}")]
print(opener.open(f"http://{endpoint['host']}:{endpoint['port']}/query?q=SHOW%20DATABASES").status)
urllib.request.install_opener(opener)
print(urllib.request.urlopen(f"http://{endpoint['host']}:{endpoint['port']}/query?q=SHOW%20DATABASES").status)
