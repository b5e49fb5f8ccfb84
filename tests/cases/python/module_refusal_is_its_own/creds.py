from platformshconfig import Config

ep = Config().credentials("influxdb")
