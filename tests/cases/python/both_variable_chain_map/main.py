import json
import os
from collections import ChainMap
q = json.loads(os.environ.get("TS_QUERY", "{}"))
old = {k.lower(): os.environ["TS_" + k] for k in ("ORG",) if "TS_" + k in os.environ}  # expect: NFX290
s = ChainMap(q, old)
print(s["org"])
