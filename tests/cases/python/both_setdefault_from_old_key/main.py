from platformshconfig import Config

credentials = Config().credentials("influxdb")
credentials.setdefault("username", credentials.get("user"))  # expect: NFX290
print(credentials["username"])
