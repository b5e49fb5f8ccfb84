from platformshconfig import Config

INFLUX = Config().credentials("metrics")
QUERY = INFLUX.get("query") or {}
