import base64
import json
import os

application = json.loads(base64.b64decode(os.environ["PLATFORM_APPLICATION"]))
routes = json.loads(base64.b64decode(os.environ["PLATFORM_ROUTES"]))
print(application.get("user", "none"), application["relationships"].get("influxdb", [{}])[0:0])
print([route.get("bucket") for route in routes.values()])
