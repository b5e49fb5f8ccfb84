from platformshconfig import Config

__all__ = ["creds"]

creds = Config().credentials("influxdb")
_hidden = {"user": "hidden"}
other = {"user": "other"}
