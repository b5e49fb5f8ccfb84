from config import Settings

print(Settings.user)
print(Settings.influx["user"])  # expect: NFX201
