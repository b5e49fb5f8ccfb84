from base64 import b64decode
from json import loads

from decouple import config

raw = config("PLATFORM_RELATIONSHIPS", default=None)
if raw is not None:
    influx = loads(b64decode(raw))["influxdb"][0]
    print(influx["org"])  # expect: NFX202
