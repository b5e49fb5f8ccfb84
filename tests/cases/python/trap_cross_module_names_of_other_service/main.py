import settings
from names import *
from settings import password

print(settings.user, password, bucket)
