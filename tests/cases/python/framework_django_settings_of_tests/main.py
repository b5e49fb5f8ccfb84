from django.conf import settings

print(settings.INFLUX["bucket"])  # expect: NFX202
