import os
from types import SimpleNamespace

query = SimpleNamespace(org="main", bucket="metrics")
settings = SimpleNamespace(
    user=os.environ["INFLUXDB_USERNAME"],
    org=query.org,
    bucket=query.bucket,
)
print(settings.user, settings.org, settings.bucket)
