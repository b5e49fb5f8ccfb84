import base64
import json
import os


def influx(key, default=None):
    """One property of the InfluxDB relationship."""
    raw = os.getenv("PLATFORM_RELATIONSHIPS")
    if not raw:
        return default
    return json.loads(base64.b64decode(raw))["influxdb"][0].get(key, default)  # read: a
