import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
chosen = next(each for found in relationships.values() for each in found if each["service"] == "timedb")
same = chosen
print(same.get("username") or chosen["user"])  # expect: NFX290


class Holder:
    def __init__(self, endpoint):
        self.endpoint = endpoint


holder = Holder(chosen)
query = holder.endpoint.get("query")
print(query["bucket"] if query else holder.endpoint["bucket"])  # expect: NFX290
