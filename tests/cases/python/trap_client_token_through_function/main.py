import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import store

print(store.connect(endpoint, database="river").query("SELECT metres FROM level"))
print(store.frames(endpoint).query("SELECT metres FROM level"))
