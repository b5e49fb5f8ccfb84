from platformshconfig import Config

_config = Config()
INFLUX = _config.credentials("influxdb")
DATABASE = _config.credentials("database")
user = DATABASE["user"]
