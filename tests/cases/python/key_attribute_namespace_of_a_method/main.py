from surroundings import Surroundings, surroundings

metrics = surroundings.service("influxdb")
records = surroundings.service("database")
print(metrics.user, metrics.org, metrics.bucket)  # expect: NFX201 NFX202 NFX202
print(Surroundings().service("influxdb").api_token)  # expect: NFX202
print(records.user, surroundings.prepared("influxdb").org)
