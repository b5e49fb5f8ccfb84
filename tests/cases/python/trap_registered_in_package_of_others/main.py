import handlers
from registry import HANDLERS
from rel import relationships

print(HANDLERS["influxdb"](relationships()["influxdb"][0]))
print(HANDLERS["database"](relationships()["database"][0]))
