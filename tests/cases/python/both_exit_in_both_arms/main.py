import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import sys
ep = rels["influxdb"][0]
def leave(code=0):
    sys.stdout.flush()
    if code:
        raise RuntimeError
    else:
        sys.exit(code)
def main():
    if "username" in ep:
        print(ep["username"])
        leave()
    print(ep["user"])  # expect: NFX290
main()
