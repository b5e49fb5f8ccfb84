from platformshconfig import Config

config = Config()


class Services:
    """Looks up what the application is related to once."""

    def __init__(self):
        self._known = {}

    def __repr__(self):
        return "services"

    def credentials(self, relationship):
        if relationship not in self._known:
            self._known[relationship] = config.credentials(relationship)
        return self._known[relationship]

    @property
    def metrics(self):
        return self.credentials("metrics")

    @property
    def database(self):
        return self.credentials("database")


services = Services()
