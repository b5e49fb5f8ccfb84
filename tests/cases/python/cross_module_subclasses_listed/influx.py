from base import Exporter


class Influx(Exporter):
    def run(self):
        return self.ep["org"]  # expect: NFX202
