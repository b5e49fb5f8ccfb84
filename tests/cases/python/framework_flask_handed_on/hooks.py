from flask import g
from platformshconfig import Config


def connect():
    g.metrics = Config().credentials("influxdb")
    g.database = Config().credentials("database")
