import base64
import json
import os
from string import Template

endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["metrics"][0]

OUTPUT = Template(
    "[[outputs]]\n"
    '  urls = ["http://$host:$port"]\n'
    '  token = "${api_token}"\n'  # expect: NFX202 (read k)
    "\tbucket = \"$bucket\"\n"  # expect: NFX202 (read k)
)
print(OUTPUT.substitute(endpoint))  # read: k
print("\x41\u00e4\N{BULLET}%(user)s\n" % endpoint)  # expect: NFX201
