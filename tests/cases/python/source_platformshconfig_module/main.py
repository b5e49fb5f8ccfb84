import platformshconfig


def connect():
    if True:
        p = platformshconfig.Config()
        return p.credentials("influxdb")["bucket"]  # expect: NFX202


print(connect())
