from registry import handler


@handler("database")
def database(endpoint):
    return endpoint["user"]


@handler("metrics")
def metrics(endpoint):
    return endpoint["host"]
