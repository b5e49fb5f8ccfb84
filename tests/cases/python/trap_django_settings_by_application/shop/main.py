import os

os.environ["DJANGO_SETTINGS_MODULE"] = "shop_conf"

import pages

print(pages.index())
