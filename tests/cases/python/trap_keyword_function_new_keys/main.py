from platformshconfig import Config

config = Config()


def url(host, port, username, query, **rest):
    return f"http://{username}@{host}:{port}/{query['bucket']}", len(rest) > 2  # allow: NFX291


print(url(**config.credentials("influxdb")))
