from . import influx, postgres
