import base64
import json
import os
import sys
from functools import wraps


def logged(function):
    @wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


@logged
def leave():
    sys.exit(0)


endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
if "username" in endpoint:
    print(endpoint["username"])
    leave()
print(endpoint["user"])  # expect: NFX290
