import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient


class Catalogue:
    def __init__(self):
        self.names = []

    def create_database(self, name):
        self.names.append(name)

    def query(self, text):
        return [one for one in self.names if one in text]


catalogue = Catalogue()
catalogue.create_database("river")
print(catalogue.query("DROP DATABASE river"), endpoint["port"])
archive = InfluxDBClient(host="archive.example.com")
archive.query("CREATE DATABASE river")
archive.delete_series("river")
print("done")
