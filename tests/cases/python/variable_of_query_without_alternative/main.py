import json
import os
q = json.loads(os.environ.get("TS_QUERY", "{}"))
print(q.get("org") or "main")
print(os.environ["TS_BUCKET"])  # expect: NFX203
