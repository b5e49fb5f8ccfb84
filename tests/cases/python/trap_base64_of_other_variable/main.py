import base64
import json
import os

config = json.loads(base64.b64decode(os.environ["METRICS_CONFIG"]))
print(config["influxdb"][0]["org"], config["influxdb"][0]["user"])
