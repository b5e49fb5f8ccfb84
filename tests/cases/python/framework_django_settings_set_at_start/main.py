import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_configuration")

from tasks import report

print(report())
