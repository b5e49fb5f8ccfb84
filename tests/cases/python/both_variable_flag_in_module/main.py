import json
import os
is_new = "TS_QUERY" in os.environ
def setting(name):
    if is_new:
        return json.loads(os.environ["TS_QUERY"])[name]
    return os.environ[f"TS_{name.upper()}"]  # expect: NFX290
print(setting("org"))
