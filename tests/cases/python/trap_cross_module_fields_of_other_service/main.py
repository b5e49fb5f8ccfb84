import base64
import json
import os

import texts
from shapes import Account, space

ep = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["database"][0]
print(Account(**ep).label, space(**ep))
print(ep.get(texts.NAMES[1]))
