from platformshconfig import Config


class Service:
    name = ""

    def credentials(self):
        return Config().credentials(self.name)

    def value(self, key):
        return self.credentials()[key]  # read: a
