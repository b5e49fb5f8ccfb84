import base64
import json
import os
from types import SimpleNamespace

import texts

ep = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influx"][0]
print(texts.GREETING, texts.LABEL.format(**ep))  # expect: NFX202
space = SimpleNamespace(**ep)
print(getattr(space, texts.NAMES[1]))  # expect: NFX201
