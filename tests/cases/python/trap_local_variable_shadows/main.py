from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")


def people():
    creds = {"user": "ada"}
    return creds["user"]


class Row:
    creds = {"user": "bob"}

    def name(self):
        return self.creds["user"], creds["username"]


print(people(), Row().name(), Row.creds["user"])
