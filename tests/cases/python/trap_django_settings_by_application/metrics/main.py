import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "metrics_conf")

import pages

print(pages.index())
