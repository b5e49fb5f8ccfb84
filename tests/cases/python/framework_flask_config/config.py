from platformshconfig import Config


class Production:
    INFLUX = Config().credentials("influxdb")
    DATABASE = Config().credentials("database")
