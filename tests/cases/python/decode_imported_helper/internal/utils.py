import base64
import json


def decode(value):
    """Decode base64 JSON."""
    if not value:
        return {}
    return json.loads(base64.b64decode(value).decode())
