import base64
import json
import os

from shapes import Account, space

ep = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influx"][0]
print(Account(**ep).label)
print(space(**ep))
