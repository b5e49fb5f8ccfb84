from platformshconfig import Config

STORE = Config().credentials("influxdb")
