import json
import os
def query():
    raw = os.environ.get("TS_QUERY")
    if raw is not None:
        return json.loads(raw)
    return {"org": os.environ["TS_ORG"], "bucket": os.environ["TS_BUCKET"]}  # expect: NFX290 NFX290
print(query()["org"], query()["bucket"])
