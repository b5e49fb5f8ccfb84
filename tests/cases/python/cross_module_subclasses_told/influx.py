from base import Backend


class Influx(Backend, kind="influxdb"):
    def org(self):
        return self.ep["org"]  # expect: NFX202
