from conf import *
from local_conf import *

print(creds["user"], creds["org"])
