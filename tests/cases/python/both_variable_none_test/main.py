import json
import os
raw = os.environ.get("TS_QUERY")
org = json.loads(raw)["org"] if raw else os.environ["TS_ORG"]  # expect: NFX290
bucket = os.environ["TS_BUCKET"] if raw is None else json.loads(raw)["bucket"]  # expect: NFX290
print(org, bucket)
