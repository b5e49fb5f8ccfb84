HANDLERS = {}


def handler(name):
    def register(function):
        HANDLERS[name] = function
        return function

    return register
