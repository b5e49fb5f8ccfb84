from platformshconfig import Config

credentials = Config().credentials("influxdb")
credentials.setdefault("user", credentials["username"])
for key in ("org", "bucket"):
    credentials.setdefault(key, credentials["query"][key])
print(credentials["username"], credentials["query"]["org"])
