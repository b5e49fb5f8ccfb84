import json
from base64 import b64decode
from os import environ

from dynaconf import Dynaconf

settings = Dynaconf(envvar_prefix="APP")
relationships = json.loads(b64decode(environ["PLATFORM_RELATIONSHIPS"]))
settings.set("influx", relationships["influxdb"][0])
settings.METRICS = relationships["influxdb"][0]
settings.update({"DATABASE": relationships["database"][0], "OWN": {"org": "ours", "user": "own"}})
