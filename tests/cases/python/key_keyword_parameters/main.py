from platformshconfig import Config

config = Config()


def influx_url(host, port, user="anonymous", **rest):  # expect: NFX201
    return f"http://{user}@{host}:{port} ({len(rest) > 3})"  # allow: NFX291


print(influx_url(**config.credentials("influxdb")))
