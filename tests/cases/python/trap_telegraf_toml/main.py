import tomllib
from pathlib import Path

outputs = tomllib.loads(Path("telegraf.toml").read_text())["outputs"]
print(outputs["influxdb"][0]["user"], outputs["influxdb"][0]["bucket"])
