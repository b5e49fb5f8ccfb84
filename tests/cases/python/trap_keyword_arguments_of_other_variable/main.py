import base64
import json
import os

from platformshconfig import Config

routes = json.loads(s=base64.b64decode(s=os.environ["PLATFORM_ROUTES"], validate=True))
print(routes.get("influxdb", [{"user": "nobody"}])[0]["user"])
other = json.loads(s=base64.b64decode(s=os.getenv(key="PLATFORM_VARIABLES", default="e30=")))
print(other.get("influxdb", [{"org": "nobody"}])[0]["org"])
print(Config().credentials(relationship="database", index=0)["user"])
