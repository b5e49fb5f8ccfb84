from clients import sql
from clients.influx import InfluxClient
from platformshconfig import Config

config = Config()
print(InfluxClient(config.credentials("influxdb")).token)
print(sql.dsn(config.credentials("database")))
