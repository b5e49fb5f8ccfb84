from platformshconfig import Config

config = Config()
if config.is_valid_platform():
    _influx = config.credentials("influxdb")
    INFLUX_HOST, INFLUX_PORT = _influx["host"], _influx["port"]
else:
    INFLUX_HOST, INFLUX_PORT = "localhost", 8086
