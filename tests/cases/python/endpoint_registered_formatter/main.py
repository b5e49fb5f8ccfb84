from platformshconfig import Config

config = Config()


def influx_dsn(credentials):
    return "influx://{0}@{1}".format(credentials["user"], credentials["host"])  # expect: NFX201


def postgres_dsn(credentials):
    return "postgresql://{0}@{1}".format(credentials["user"], credentials["host"])


config.register_formatter("influx", influx_dsn)
config.register_formatter("postgres", postgres_dsn)
print(config.formatted_credentials("influxdb", "influx"))
print(config.formatted_credentials("database", "postgres"))
