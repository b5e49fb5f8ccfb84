import base64
import json
import os

relationships = {}
try:
    relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
except KeyError:
    print("not on the platform")
except (ValueError, TypeError) as error:
    print("broken", error)

for endpoint in relationships.get("influxdb", []):
    print(endpoint["user"])  # expect: NFX201
