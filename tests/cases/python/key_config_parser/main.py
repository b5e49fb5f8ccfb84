import base64
import configparser
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
config = configparser.ConfigParser()
config.read_dict(
    {"influx": {key: str(value) for key, value in relationships["metrics"][0].items()}, "app": {"user": "report"}}
)
config.add_section("database")
config.set("database", "user", relationships["database"][0]["user"])

print(config["influx"]["host"], config.getint("influx", "port"), config.get("database", "user"))
# The parser holds texts of its own.
print(config.get("influx", "org", fallback="none"), config.get("app", "user"))  # expect: NFX202 (unseen: differs)
# As above.
print(config["influx"].get("user", "none"))  # expect: NFX201 (unseen: differs)
