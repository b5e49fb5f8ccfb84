from rel import relationships


class Base:
    table = {}

    def __init_subclass__(cls, kind=None):
        Base.table[kind] = cls

    def __init__(self, ep):
        self.ep = ep


class Influx(Base, kind="influxdb"):
    def run(self):
        return self.ep["username"]


class Database(Base, kind="database"):
    def run(self):
        return self.ep["user"]


for kind in ("influxdb", "database"):
    print(Base.table[kind](relationships()[kind][0]).run())
