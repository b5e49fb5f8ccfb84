import influx
from base import Backend
from rel import endpoint

print(Backend.registry["influxdb"](endpoint()).org())
