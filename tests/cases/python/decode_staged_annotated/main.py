import base64
import json
import os
from typing import Any

raw: str = os.environ["PLATFORM_RELATIONSHIPS"]
decoded: bytes = base64.b64decode(raw.encode("ascii"))
text: str = str(decoded, "utf-8")
relationships: dict[str, list[dict[str, Any]]] = json.loads(text)
endpoint: dict[str, Any] = relationships["influxdb"][0]
print(endpoint["bucket"])  # expect: NFX202
