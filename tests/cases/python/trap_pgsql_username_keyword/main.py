from platformshconfig import Config


def connect(**options):
    return sorted(options)


db = Config().credentials("database")
influx = Config().credentials("influxdb")
print(connect(user=db["username"], password=db["password"]))
print(connect(user=influx["username"], org=influx["query"]["org"], bucket=influx["query"]["bucket"]))
options = dict(user=influx["username"])
options["bucket"] = influx["query"]["bucket"]
print(options["user"], options["bucket"])
