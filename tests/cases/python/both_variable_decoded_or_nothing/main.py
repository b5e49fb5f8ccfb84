import json
import os
def query():
    try:
        return json.loads(os.environ["TS_QUERY"])
    except KeyError:
        return None
q = query()
org = q["org"] if q is not None else os.environ["TS_ORG"]  # expect: NFX290
print(org)
