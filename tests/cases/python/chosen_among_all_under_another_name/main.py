import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
chosen = next(each for found in relationships.values() for each in found if each["service"] == "timedb")
same = chosen
print(same["user"], chosen["host"])  # expect: NFX201
found = [each for every in relationships.values() for each in every]
other = next(each for each in found if each["rel"] == "postgresql")
again = other
print(again["user"])
