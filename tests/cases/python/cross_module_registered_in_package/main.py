import handlers
from registry import HANDLERS
from rel import relationships

print(HANDLERS["influxdb"](relationships()["influxdb"][0]))
