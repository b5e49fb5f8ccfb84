from app.influx import settings

print(settings()["user"], settings()["host"])
