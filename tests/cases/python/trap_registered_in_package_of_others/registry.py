HANDLERS = {}


def handles(name):
    def register(function):
        HANDLERS[name] = function
        return function

    return register
