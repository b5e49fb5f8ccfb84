from platformshconfig import Config

config = Config()


def wrap_test(callback, *args):
    return callback(*args)


def host_only(instance):
    return instance["host"]


def login(instance):
    return instance["user"]


print(wrap_test(host_only, config.credentials("influxdb")))
print(wrap_test(login, config.credentials("database")))
