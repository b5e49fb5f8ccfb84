from platformshconfig import Config

INFLUX = Config().credentials("influxdb")
