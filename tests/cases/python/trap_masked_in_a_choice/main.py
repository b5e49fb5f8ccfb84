import base64
import json
import os

HIDDEN = ("password", "api_token")
endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
print({key: "***" if key in HIDDEN else value for key, value in endpoint.items() if key in ("host", "port")})
for key, value in sorted(endpoint.items()):
    if key in ("host", "port", "scheme"):
        print(key, "***" if key in HIDDEN else value)
