TABLE = {}


def entry(name, weight=0):
    def wrap(function):
        TABLE[name] = {"function": function, "weight": weight}
        return function

    return wrap
