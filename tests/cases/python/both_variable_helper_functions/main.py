import json
import os
def org():
    if "TS_QUERY" in os.environ:
        return json.loads(os.environ["TS_QUERY"])["org"]
    return os.environ["TS_ORG"]  # expect: NFX290
def user():
    if "TS_USERNAME" not in os.environ:
        return os.environ["TS_USER"]  # expect: NFX290
    return os.environ["TS_USERNAME"]
print(org(), user())
