from platformshconfig import Config

config = Config()


def token(creds):
    if "query" in creds:
        return creds["query"]["api_token"]
    return creds["api_token"]  # expect: NFX290


print(token(config.credentials("influxdb")))
