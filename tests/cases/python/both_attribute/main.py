from types import SimpleNamespace

from platformshconfig import Config

creds = SimpleNamespace(**Config().credentials("influxdb"))
print(creds.username if hasattr(creds, "username") else creds.user)  # expect: NFX290
