from functools import partial

from platformshconfig import Config


def read(endpoint, key):
    return endpoint[key]  # read: a


influx = partial(read, Config().credentials("influxdb"))
print(influx("host"))
print(influx("user"))  # expect: NFX201 (read a)
