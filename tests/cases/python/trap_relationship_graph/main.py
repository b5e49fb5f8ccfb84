relationships = {
    "influxdb": [{"user": "ops", "org": "acme"}],
    "knows": [{"user": "ada"}],
}
for name, targets in relationships.items():
    for target in targets:
        print(name, target["user"])
print(relationships["influxdb"][0]["org"])
