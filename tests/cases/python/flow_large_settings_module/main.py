from project import settings
from project.metrics import line

print(settings.ALLOWED_HOSTS, settings.DATABASES["default"]["USER"], settings.CACHES["default"]["LOCATION"])
print(line())
