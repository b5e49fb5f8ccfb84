import os

database = {k[3:].lower(): v for k, v in os.environ.items() if k.startswith("DB_")}
print(database["path"])

own = {k[len("TS_") :].lower(): v for k, v in os.environ.items() if k.startswith("TS_")}
own["user"] = "reader"
print(own["user"], own["host"])

settings = {k.lower(): v for k, v in os.environ.items() if k.endswith("_HOST")}
print(settings["ts_host"], settings.get("user"))

counted = {}
for name, value in os.environ.items():
    if name.startswith("TS_"):
        counted[len(name)] = value
print(len(counted) > 0, any(name.startswith("TS_") for name in os.environ))
