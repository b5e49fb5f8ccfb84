from platformshconfig import Config

config = Config()
from functools import lru_cache


@lru_cache(maxsize=8)
def credentials(name):
    return config.credentials(name)


cache = {}
cache["database"] = credentials("database")
cache["influxdb"] = credentials("influxdb")
print(cache["database"]["user"], cache["influxdb"]["username"])
