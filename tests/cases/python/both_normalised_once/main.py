from platformshconfig import Config

config = Config()


def normalise(creds):
    """One shape for all versions."""
    query = creds.get("query", {})
    return {
        "user": creds.get("username") or creds.get("user"),  # expect: NFX290
        "org": query.get("org") or creds.get("org"),  # expect: NFX290
        "bucket": query.get("bucket", creds.get("bucket")),  # expect: NFX290
    }


influx = normalise(config.credentials("influxdb"))
print(influx["user"], influx["org"], influx["bucket"])
