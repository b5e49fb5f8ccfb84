class Registry:
    def __init__(self):
        self.entries = {}

    def add(self, name):
        def wrap(item):
            self.entries[name] = item
            return item

        return wrap

    def __getitem__(self, name):
        return self.entries[name]


jobs = Registry()
