import base64
import json
import os


def decode(variable):
    """Decode a platform variable, whatever type it has."""
    try:
        if isinstance(variable, bytes):
            return json.loads(base64.b64decode(variable))
        return json.loads(base64.b64decode(variable).decode("utf-8"))
    except (TypeError, ValueError):
        print("not JSON")
        return None


PLATFORM_RELATIONSHIPS = decode(os.getenv("PLATFORM_RELATIONSHIPS"))
if PLATFORM_RELATIONSHIPS:
    influx = PLATFORM_RELATIONSHIPS["metrics"][0]
    print(influx["org"])  # expect: NFX202
