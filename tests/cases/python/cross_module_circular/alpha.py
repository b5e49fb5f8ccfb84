import beta


def endpoint():
    return beta.READER.credentials("influxdb")
