class Mapper:
    def __init__(self):
        self.relationships = {"influxdb": [{"user": "x", "org": "y"}]}

    def items(self):
        return self.relationships.items()


mapper = Mapper()
for name, targets in mapper.items():
    print(name, targets[0]["user"], targets[0]["org"])
