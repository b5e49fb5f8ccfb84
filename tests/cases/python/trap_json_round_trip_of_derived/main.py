import json

from platformshconfig import Config

ep = Config().credentials("influxdb")
message = json.dumps({"user": ep["username"], "org": ep["query"]["org"]})
received = json.loads(message)
print(received["user"], received["org"])
