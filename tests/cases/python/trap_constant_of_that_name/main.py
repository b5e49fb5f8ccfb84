PLATFORM_RELATIONSHIPS = {"influxdb": [{"user": "fixture", "bucket": "b", "org": "o"}]}
relationships = PLATFORM_RELATIONSHIPS


def credentials(name):
    return relationships[name][0]


print(credentials("influxdb")["user"], relationships["influxdb"][0]["bucket"])
