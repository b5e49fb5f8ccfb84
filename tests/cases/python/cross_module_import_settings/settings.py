from platformshconfig import Config

INFLUX = Config().credentials("influxdb")
BUCKET_KEY = "bucket"
