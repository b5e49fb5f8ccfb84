import conf
from conf import database, metrics

print(conf.metrics["bucket"], database["user"])  # expect: NFX202
print(metrics["org"])  # expect: NFX202
