from meta import Probe


class Influx(Probe):
    def run(self, ep):
        return ep["user"]  # expect: NFX201
