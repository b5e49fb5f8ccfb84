import base64
import json
import os
import queue

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
jobs = queue.Queue()


def work():
    while True:
        kind, endpoint = jobs.get()
        if kind == "stop":
            return
        if kind == "influx":
            print(endpoint["bucket"])  # expect: NFX202
        elif kind == "sql":
            print(endpoint["username"])


jobs.put(("influx", relationships["influxdb"][0]))
jobs.put(("sql", relationships["database"][0]))
jobs.put(("stop", None))
work()
