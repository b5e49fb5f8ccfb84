import json
import os
q = json.loads(os.environ.get("TS_QUERY") or "{}")
print(q.get("org") or os.environ.get("TS_ORG"))  # expect: NFX290
print(q.get("bucket", os.getenv("TS_BUCKET")))  # expect: NFX290
