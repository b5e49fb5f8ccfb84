from registry import handles


@handles("influxdb")
def connect(ep):
    return ep["org"], ep["api_token"]  # expect: NFX202 NFX202
