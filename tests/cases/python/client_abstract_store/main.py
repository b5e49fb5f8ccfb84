import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from abc import ABC, abstractmethod

import influxdb


class Store(ABC):
    @abstractmethod
    def write(self, points): ...


class Influx(Store):
    def __init__(self, *, host, port, database):
        self._client = influxdb.InfluxDBClient(host=host, port=port)  # expect: NFX220
        self._database = database

    def prepare(self):
        names = [each["name"] for each in self._client.get_list_database()]
        if self._database not in names:
            self._client.create_database(self._database)  # expect: NFX221
        self._client.create_retention_policy("week", "7d", "1", database=self._database, default=True)  # expect: NFX221
        return self

    def write(self, points):
        return self._client.write_points(points, database=self._database, time_precision="s")


def make(kind, **options):
    return {"influx": Influx}[kind](**options)


store = make("influx", host=endpoint["host"], port=endpoint["port"], database="river").prepare()
print(store.write([{"measurement": "level", "fields": {"metres": 1.5}}]))
