from registry import handles


@handles("influxdb")
def connect(ep):
    return ep["query"]["org"]
