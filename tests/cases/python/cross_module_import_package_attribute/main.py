import app.core.services
from app.core import services as svc

print(app.core.services.Services.get("influxdb")["user"])  # expect: NFX201
print(svc.Services.get(svc.Services.influx)["org"])  # expect: NFX202
print(svc.reader.credentials("influxdb")["bucket"])  # expect: NFX202
