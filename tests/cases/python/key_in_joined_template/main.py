import base64
import json
import os
from string import Template

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

ADDRESS = Template(
    "http://$host:$port"
    "/?bucket=${bucket}"  # expect: NFX202 (read k)
    "&org=$org"  # expect: NFX202 (read k)
)
print(ADDRESS.substitute(endpoint))  # read: k
