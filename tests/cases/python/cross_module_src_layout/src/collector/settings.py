from platformshconfig import Config


def credentials():
    return Config().credentials("influxdb")
