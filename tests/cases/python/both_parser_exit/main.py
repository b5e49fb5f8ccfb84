import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import argparse
ep = rels["influxdb"][0]
p = argparse.ArgumentParser()
if "user" not in ep and "username" not in ep:  # allow: NFX290
    p.error("no user")
if "username" in ep:
    print(ep["username"])
    p.exit(0)
print(ep["user"])  # expect: NFX290
