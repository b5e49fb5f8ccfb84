import json
import sys

endpoint = json.load(sys.stdin)
print(endpoint.get("username") or endpoint["user"])
