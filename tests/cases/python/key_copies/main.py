import copy

from platformshconfig import Config

original = Config().credentials("influxdb")
print(dict(original)["user"])  # expect: NFX201
print({**original, "timeout": 5}["org"])  # expect: NFX202
print((original | {"timeout": 5})["bucket"])  # expect: NFX202
print(original.copy()["api_token"])  # expect: NFX202
print(copy.copy(original)["user"])  # expect: NFX201
print(copy.deepcopy(original).get("org"))  # expect: NFX202
