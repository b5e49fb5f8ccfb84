from settings import INFLUX, QUERY

print(INFLUX.get("username", "none"))  # expect: NFX210
print(QUERY.get("api_token"))  # expect: NFX210
