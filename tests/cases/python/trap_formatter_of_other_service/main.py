from platformshconfig import Config

config = Config()


def dsn(credentials):
    return f"postgresql://{credentials['user']}@{credentials['host']}/{credentials['path']}"


config.register_formatter("dsn", dsn)
config.register_formatter("url", lambda c: f"http://{c['host']}:{c['port']}")
print(config.formatted_credentials("database", "dsn"))
print(config.formatted_credentials("influxdb", "url")[:4])
