from platformshconfig import Config

INFLUX = {"primary": Config().credentials("influxdb")}
