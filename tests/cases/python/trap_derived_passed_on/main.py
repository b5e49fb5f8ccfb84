from platformshconfig import Config

config = Config()


def influx():
    ep = config.credentials("influxdb")
    return {"user": ep["username"], "bucket": ep["query"]["bucket"], "org": ep["query"]["org"]}


def connect(user, bucket, org):
    return f"{user}@{org}/{bucket}"


print(connect(**influx()))
print("{user} {bucket}".format(**influx()))
print("{0[org]}".format(influx()))
