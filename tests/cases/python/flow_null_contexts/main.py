import base64
import json
import os
from contextlib import ExitStack, nullcontext

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
with nullcontext(relationships["influxdb"]) as endpoints:
    print([endpoint["user"] for endpoint in endpoints])  # expect: NFX201
with nullcontext(endpoints[0]) as endpoint, nullcontext(relationships["database"][0]) as database:
    print(endpoint["org"], database["user"])  # expect: NFX202
with ExitStack() as stack:
    endpoint = stack.enter_context(nullcontext([endpoints[0]]))[0]
    print(endpoint["bucket"], endpoint["host"])  # expect: NFX202
