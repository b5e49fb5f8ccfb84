from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
try:
    bucket = creds["query"]["bucket"]
except KeyError:
    bucket = creds["bucket"]  # expect: NFX290
print(bucket)
