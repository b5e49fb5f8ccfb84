import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
alike = [
    {**endpoint, **endpoint.get("query", {}), "name": name}
    for name, endpoints in relationships.items()
    for endpoint in endpoints
]
influx = next(each for each in alike if each["name"] == "influxdb")
print(influx["org"], influx["bucket"])  # expect: NFX290 NFX290
