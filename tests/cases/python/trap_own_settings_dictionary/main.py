influxdb_config = {"url": "http://localhost:8086", "org": "acme", "bucket": "b", "api_token": "t"}


class InfluxDBClient:
    def __init__(self, url, org, bucket, api_token):
        self.org, self.bucket = org, bucket


client = InfluxDBClient(**influxdb_config)
print(client.org, client.bucket, influxdb_config["api_token"])
