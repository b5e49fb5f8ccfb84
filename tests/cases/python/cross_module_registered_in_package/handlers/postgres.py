from registry import handles


@handles("database")
def connect(ep):
    return ep["username"]
