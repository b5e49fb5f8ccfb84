from platformshconfig import Config

config = Config()


def user(creds):
    return {"user": creds["username"], "groups": []}


def first(sequence):
    return sequence[0]


print(user(config.credentials("influxdb"))["user"])
print(first([{"user": "ada"}])["user"], first([config.credentials("influxdb")])["username"])
