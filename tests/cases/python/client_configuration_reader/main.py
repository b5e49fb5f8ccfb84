from influxdb import InfluxDBClient
from platformshconfig import Config

config = Config()
config.register_formatter("dsn", lambda where: "influxdb://{host}:{port}/river".format(**where))
print(InfluxDBClient.from_dsn(config.formatted_credentials("influxdb", "dsn")).query("SHOW SERIES"))  # expect: NFX220
