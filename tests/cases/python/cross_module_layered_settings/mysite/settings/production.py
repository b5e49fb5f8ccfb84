from .base import *
from .base import RELATIONSHIPS as _RELATIONSHIPS

DEBUG = False
if "database" in RELATIONSHIPS:
    DATABASES["default"]["USER"] = RELATIONSHIPS["database"][0]["user"]
if "metrics" in _RELATIONSHIPS:
    INFLUX_USER = _RELATIONSHIPS["metrics"][0]["user"]  # expect: NFX201
    INFLUX_ORG = RELATIONSHIPS["metrics"][0]["org"]  # expect: NFX202
