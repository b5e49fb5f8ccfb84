from platformshconfig import Config

config = Config()


def token(creds):
    try:
        return creds["api_token"]  # expect: NFX290
    except (LookupError, TypeError):
        pass
    return creds["query"]["api_token"]


print(token(config.credentials("influxdb")))
