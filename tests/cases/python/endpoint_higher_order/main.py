from platformshconfig import Config

config = Config()


def wrap_test(callback, *args):
    try:
        return callback(*args)
    except OSError as error:
        return str(error)


def test_influx(instance):
    return instance["host"], instance["bucket"]  # expect: NFX202


def test_mysql(instance):
    return instance["host"], instance["user"]


print(wrap_test(test_influx, config.credentials("influxdb")))
print(wrap_test(test_mysql, config.credentials("database")))
