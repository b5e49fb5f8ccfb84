import json
from pathlib import Path

config = json.loads(Path(__file__).with_name("config.json").read_text())
print(config["influxdb"][0]["org"])
print(config["influxdb"][0]["user"])
