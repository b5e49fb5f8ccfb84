import base64
import configparser
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
config = configparser.ConfigParser()
config.read_dict({"database": {key: str(value) for key, value in relationships["database"][0].items()}})
config["influx"] = {"user": "report", "bucket": "metrics"}
config.set("influx", "host", relationships["metrics"][0]["host"])

print(config["database"]["user"], config.get("influx", "user"), config["influx"].get("bucket"))
print(dict(config.items("influx"))["bucket"], config.get("influx", "org", fallback="main"))
