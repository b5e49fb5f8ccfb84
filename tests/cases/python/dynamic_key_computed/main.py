import json
from pathlib import Path

from platformshconfig import Config

creds = Config().credentials("influxdb")
for field in json.loads(Path("fields.json").read_text()):
    print(creds.get(field))  # expect: NFX291
