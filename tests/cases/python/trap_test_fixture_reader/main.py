import base64
import json

from platformshconfig import Config

fixture = {"influxdb": [{"user": "fixture", "org": "o", "host": "h"}]}
config = Config({
    "PLATFORM_APPLICATION_NAME": "test",
    "PLATFORM_RELATIONSHIPS": base64.b64encode(json.dumps(fixture).encode()).decode(),
})
print(config.credentials("influxdb")["user"])
