import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import store

place = ":".join([endpoint["host"], str(endpoint["port"])])
DSN = "influxdb://%s/%s" % (place, "river")
print(store.opened(DSN).query("SELECT metres FROM level"))
