from platformshconfig import Config

config = Config()


def connect(org, bucket, api_token):
    return f"{org}/{bucket} {len(api_token)}"


def query_value(endpoint, key):
    return endpoint["query"][key]


ep = config.credentials("influxdb")
print(connect(**ep["query"]))
print(query_value(ep, "org"), query_value(ep, key="bucket"))
