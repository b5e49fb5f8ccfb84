import json
import os

query = json.loads(os.environ["INFLUXDB_QUERY"])
print(os.environ["INFLUXDB_USERNAME"], query["org"])
print(json.loads(os.getenv("INFLUXDB_QUERY"))["bucket"], query.get("api_token"))
