import json
import os
q = json.loads(os.environ.get("TS_QUERY", "{}"))
org = q["org"] if "org" in q else os.environ["TS_ORG"]  # expect: NFX290
print(org)
