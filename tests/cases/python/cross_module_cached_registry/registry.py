from functools import cache, lru_cache


class Registry:
    def __init__(self):
        self.items = {}

    def put(self, name, value):
        self.items[name] = value

    def get(self, name):
        return self.items[name]


@lru_cache(maxsize=None)
def registry():
    return Registry()


@cache
def settings():
    return {}
