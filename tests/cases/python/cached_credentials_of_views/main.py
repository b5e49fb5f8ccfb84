import sys

import views
from services import services

# Requests name the views.
for name in sys.argv[1:]:
    print(next(map(vars(views).get, [name]))())
print(services)
