import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from urllib.parse import quote, urlencode
from urllib.request import urlopen

base = f"http://{endpoint['host']}:{endpoint['port']}/query"
print(urlopen(f"{base}?q={quote('SHOW DATABASES')}").status)  # expect: NFX220
print(urlopen(base, data=urlencode({"q": "CREATE DATABASE river"}).encode()).read())  # expect: NFX220 NFX221
