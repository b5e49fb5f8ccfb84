from models import Settings

settings = Settings()
print(settings.name, settings.token)
print(settings.influx["user"])  # expect: NFX201
