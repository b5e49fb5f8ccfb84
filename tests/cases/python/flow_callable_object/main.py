from platformshconfig import Config


class Reader:
    def __init__(self, relationship):
        self.relationship = relationship

    def __call__(self):
        return Config().credentials(self.relationship)


read = Reader("influxdb")
print(read()["user"])  # expect: NFX201
print(Reader("influxdb")().get("org"))  # expect: NFX202
