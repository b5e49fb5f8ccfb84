import settings
import settings as conf

print(settings.INFLUX["user"])  # expect: NFX201
print(conf.INFLUX[conf.BUCKET_KEY])  # expect: NFX202
