import json
import os

endpoint = json.loads(os.environ["METRICS"])
print(endpoint.get("query", endpoint)["bucket"])
