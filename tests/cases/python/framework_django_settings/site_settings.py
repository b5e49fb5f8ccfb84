from platformshconfig import Config

INFLUX = Config().credentials("influxdb")
DATABASE = Config().credentials("database")
