from platformshconfig import Config


class Credentials(dict):
    def __missing__(self, key):
        if key == "user":
            return self["username"]
        return self["query"][key]


credentials = Credentials(Config().credentials("influxdb"))
print(credentials["user"])  # expect: NFX290
print(credentials["org"])  # expect: NFX290
