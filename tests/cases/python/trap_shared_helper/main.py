from platformshconfig import Config

config = Config()


def url(ep):
    return f"{ep['scheme']}://{ep['username']}:{ep['password']}@{ep['host']}"


def user(ep):
    return ep["user"]


print(url(config.credentials("influxdb")))
print(url(config.credentials("database")))
print(user(config.credentials("database")))
