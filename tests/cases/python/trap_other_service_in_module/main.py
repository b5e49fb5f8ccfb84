import settings
from settings import DATABASE, INFLUX

print(DATABASE["user"], settings.DATABASE.get("user"), settings.user)
print(INFLUX["username"], settings.INFLUX["query"]["bucket"])
