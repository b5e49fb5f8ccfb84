import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

for name, value in endpoint.items():
    globals()[name] = value


def administrator():
    # The name is bound without being read.
    return f"{user}"  # expect: NFX201 (unseen: raises)


print(host, administrator())
