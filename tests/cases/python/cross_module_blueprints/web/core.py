from platformshconfig import Config


class App:
    def __init__(self):
        self.config = {}
        self.routes = {}
        platform = Config()
        self.config["INFLUX"] = platform.credentials("influxdb")
        self.config["DATABASE"] = platform.credentials("database")

    def route(self, path):
        def register(function):
            self.routes[path] = function
            return function

        return register
