import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests

url = f"http://{endpoint['host']}:{endpoint['port']}"


def levels():
    parameters = {"db": "river", "q": "SELECT metres FROM level"}
    return requests.get(f"{url}/query", params=parameters, timeout=5)  # expect: NFX220


def write(line):
    return requests.post(url + "/write?db=river", data=line, timeout=5)  # expect: NFX220


print(write("level metres=1.5").status_code, levels().json())
