import os
print(os.environ["INFLUX_URL"], os.environ["INFLUX_LOGIN"], os.getenv("INFLUX_BUCKET"), os.environ["DB"])
