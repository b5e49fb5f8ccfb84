import os
import json
import base64

relationships = os.getenv("PLATFORM_RELATIONSHIPS")
if relationships:
    relationships = base64.b64decode(relationships)
    relationships = relationships.decode("utf-8")
    relationships = json.loads(relationships)
    print(relationships["redis"][0]["user"])
    relationships = relationships["influxdb"][0]
    print(relationships["user"])  # expect: NFX201
