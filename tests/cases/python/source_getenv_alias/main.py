import os as operating_system
from base64 import b64decode as unpack
from json import loads as parse
from os import getenv as env

print(operating_system.sep)
service = parse(unpack(env("PLATFORM_RELATIONSHIPS")))["influxdb"][0]
print(service["bucket"])  # expect: NFX202
