from platformshconfig import Config

METRICS = Config().credentials("influxdb")
DATABASE = Config().credentials("database")
