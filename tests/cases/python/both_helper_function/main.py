from platformshconfig import Config

config = Config()


def login(creds):
    """Works before and after the upgrade."""
    if creds.get("username"):
        return creds["username"]
    return creds["user"]  # expect: NFX290


print(login(config.credentials("influxdb")))
