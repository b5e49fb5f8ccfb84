from platformshconfig import Config

_config = Config()


def influx():
    return _config.credentials("influxdb")


def redis():
    return {"user": "default", "host": "localhost"}
