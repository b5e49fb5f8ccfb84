from mysite import settings

print(settings.DEBUG, settings.DATABASES["default"]["USER"])
print(settings.INFLUX_USER, settings.INFLUX_ORG)
