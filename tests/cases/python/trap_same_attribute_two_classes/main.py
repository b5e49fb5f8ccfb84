from platformshconfig import Config

config = Config()


class Metrics:
    def __init__(self):
        self.creds = config.credentials("influxdb")

    def login(self):
        return self.creds["username"]


class People:
    def __init__(self):
        self.creds = {"user": "ada"}

    def login(self):
        return self.creds["user"]


print(Metrics().login(), People().login())
