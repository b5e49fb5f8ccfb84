import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from database import connect

print(connect(endpoint["host"], database="river").query("SELECT metres FROM level"))
