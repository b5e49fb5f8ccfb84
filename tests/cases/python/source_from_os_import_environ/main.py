from base64 import b64decode
from json import loads
from os import environ

if "PLATFORM_RELATIONSHIPS" in environ:
    (creds,) = loads(b64decode(environ["PLATFORM_RELATIONSHIPS"]))["influxdb"]
    print(creds["api_token"])  # expect: NFX202
