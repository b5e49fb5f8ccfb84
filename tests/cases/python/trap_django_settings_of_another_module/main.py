import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conf.live")

import views

print(views.index())
