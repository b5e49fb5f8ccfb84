from platformshconfig import Config

config = Config()
ep = config.credentials("influxdb")
point = {"measurement": "login", "tags": {"user": "ada", "org": ep["query"]["org"]}, "fields": {"value": 1}}
points = [point, {**point, "tags": {"user": "bob"}}]
print([one["tags"]["user"] for one in points], point["tags"]["org"])
