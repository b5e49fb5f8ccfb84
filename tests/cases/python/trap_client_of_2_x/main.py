import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb_client import InfluxDBClient

client = InfluxDBClient(
    url=f"http://{endpoint['host']}:{endpoint['port']}",
    token=endpoint["query"]["api_token"],
    org=endpoint["query"]["org"],
)
print(client.query_api().query('from(bucket: "main") |> range(start: -1h)'))
