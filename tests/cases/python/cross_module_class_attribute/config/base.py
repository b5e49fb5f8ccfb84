from platformshconfig import Config


class Settings:
    platform = Config()
    influx = platform.credentials("influxdb")
    user = "not an endpoint"
