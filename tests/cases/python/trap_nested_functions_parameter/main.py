from platformshconfig import Config

config = Config()


def outer(creds):
    def inner(creds):
        return creds["user"]

    return inner({"user": "ada"}), creds["username"]


print(outer(config.credentials("influxdb")))
