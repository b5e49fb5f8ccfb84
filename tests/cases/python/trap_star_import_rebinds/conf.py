from platformshconfig import Config

creds = Config().credentials("influxdb")
