from platformshconfig import Config


class Store:
    def __init__(self, relationship):
        self.config = Config()
        self.credentials = self.config.credentials(relationship)

    def token(self):
        return self.credentials["api_token"]  # expect: NFX202

    def url(self):
        return "http://%s:%s" % (self.credentials["host"], self.credentials["port"])


store = Store("influxdb")
print(store.url(), store.token())
