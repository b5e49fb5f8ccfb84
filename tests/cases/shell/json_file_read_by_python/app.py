import json

with open("influx.json") as file:
    endpoint = json.load(file)
print(endpoint["user"])  # expect: NFX201
