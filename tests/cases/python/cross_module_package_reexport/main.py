import collector

print(collector.influx()["org"])  # expect: NFX202
print(collector.redis()["user"])
