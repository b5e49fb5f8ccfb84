import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["database"][0]

globals().update(endpoint)
globals().update({f"influx_{key}": value for key, value in relationships["metrics"][0].items()})
print(host, user, influx_host)
