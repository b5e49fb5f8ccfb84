from platformshconfig import Config


class Response:
    def __init__(self, body):
        self._body = body

    def get(self, key, default=None):
        return self._body.get(key, default)

    def __getitem__(self, key):
        return self._body[key]


ep = Config().credentials("influxdb")
response = Response({"user": "ada", "org": ep["query"]["org"], "url": ep["host"]})
print(response["user"], response.get("org"), response.get("bucket", "none"))
