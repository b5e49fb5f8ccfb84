from platformshconfig import Config

__all__ = ["host"]

creds = Config().credentials("influxdb")
host = creds["host"]
