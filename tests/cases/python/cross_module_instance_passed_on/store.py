from platformshconfig import Config


class Store:
    def find(self, name):
        return Config().credentials(name)
