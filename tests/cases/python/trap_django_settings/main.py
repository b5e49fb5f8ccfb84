import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
db = relationships["database"][0]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": db["path"],
        "USER": db["username"],
        "PASSWORD": db["password"],
        "HOST": db["host"],
    }
}
INFLUX = relationships["influxdb"][0]
print(DATABASES["default"]["USER"], INFLUX["username"])
