import base64
import json

import environ

env = environ.Env(DEBUG=(bool, False))

relationships = json.loads(base64.b64decode(env("PLATFORM_RELATIONSHIPS")))
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "USER": relationships["database"][0]["user"],
        "HOST": relationships["database"][0]["host"],
    }
}
INFLUX = {
    "TOKEN": relationships["metrics"][0]["api_token"],  # expect: NFX202
    "BUCKET": relationships["metrics"][0]["bucket"],  # expect: NFX202
}
print(DATABASES["default"]["USER"], INFLUX["TOKEN"], INFLUX["BUCKET"])
