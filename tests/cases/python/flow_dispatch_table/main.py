from platformshconfig import Config

config = Config()


def influx(ep):
    return ep["bucket"]  # expect: NFX202


def mysql(ep):
    return ep["user"]


READERS = {"influxdb": influx, "database": mysql}
print(READERS["influxdb"](config.credentials("influxdb")))
print(READERS["database"](config.credentials("database")))
