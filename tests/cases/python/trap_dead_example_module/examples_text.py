"""Examples for the manual.

    creds = relationships["influxdb"][0]
    print(creds["user"], creds["bucket"])
"""
SNIPPET = """
import json, os, base64
creds = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
print(creds["user"])
"""
