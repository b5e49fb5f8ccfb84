from platformshconfig import Config

config = Config()
creds = None


def load():
    global creds
    creds = config.credentials("influxdb")


def outer():
    endpoint = {}

    def inner():
        nonlocal endpoint
        endpoint = config.credentials("influxdb")

    inner()
    return endpoint["org"]  # expect: NFX202


load()
print(creds["user"])  # expect: NFX201
print(outer())
