from platformshconfig import Config

config = Config()


def influx_settings(creds):
    if "query" in creds:
        query = creds["query"]
        return {"org": query["org"], "bucket": query["bucket"]}
    return {
        "org": creds["org"],  # expect: NFX290
        "bucket": creds["bucket"],  # expect: NFX290
    }


settings = influx_settings(config.credentials("influxdb"))
print(settings["org"], settings["bucket"])
