_creds = {"user": "mine", "org": "mine"}

from conf import *

print(host, _creds["user"], _creds["org"])
