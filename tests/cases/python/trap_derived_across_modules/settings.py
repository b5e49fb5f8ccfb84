from platformshconfig import Config

_ep = Config().credentials("influxdb")
INFLUX = {
    "user": _ep["username"],
    "org": _ep["query"]["org"],
    "bucket": _ep["query"]["bucket"],
    "host": _ep["host"],
}
