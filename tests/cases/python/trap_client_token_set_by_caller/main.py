import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from store import Store

store = Store(endpoint["host"], endpoint["port"], endpoint["query"]["api_token"])
print(store.client.query("SELECT metres FROM level"))
