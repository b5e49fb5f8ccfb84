import base64
import json
import os

vendor = "PLATFORM"
variable = f"{vendor}_RELATIONSHIPS"
print(json.loads(base64.b64decode(os.environ[variable]))["influxdb"][0]["user"])  # expect: NFX201
