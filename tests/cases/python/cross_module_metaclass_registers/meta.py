class Registered(type):
    table = {}

    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        Registered.table[name] = cls


class Probe(metaclass=Registered):
    pass
