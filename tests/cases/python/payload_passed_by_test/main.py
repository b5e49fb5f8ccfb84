import base64
import json
import os

from report import Report, line

links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(line(links["metrics"][0]), Report(links["metrics"][0]).name)
