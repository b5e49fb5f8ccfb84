import base64
import json
import os
from functools import reduce

steps = [base64.b64decode, bytes.decode, json.loads]


def decode(value):
    value = base64.b64decode(value.strip())
    value = value.decode("utf-8").strip()
    return json.loads(value)


print(len(steps), reduce(lambda total, step: total + 1, steps, 0))
print(decode(os.environ["PLATFORM_RELATIONSHIPS"])["influxdb"][0]["user"])  # expect: NFX201
