import os

from internal.utils import decode

RELATIONSHIPS = decode(os.getenv("PLATFORM_RELATIONSHIPS"))
ROUTES = decode(os.getenv("PLATFORM_ROUTES"))

influx = RELATIONSHIPS["influxdb"][0]
print(len(ROUTES), influx["bucket"])  # expect: NFX202
