from platformshconfig import Config

_creds = Config().credentials("influxdb")
host = _creds["host"]
