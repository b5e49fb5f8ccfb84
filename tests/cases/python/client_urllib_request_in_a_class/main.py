import json
import os
from base64 import b64decode
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class Source:
    def __init__(self, database, endpoint=None):
        if endpoint is None:
            endpoint = json.loads(b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
        self.base = "http://%(host)s:%(port)d" % endpoint
        self.database = database

    def select(self, statement):
        url = self.base + "/query?" + urlencode({"db": self.database, "q": statement})
        with urlopen(Request(url), timeout=5) as response:  # expect: NFX220
            return response.status


def write(request):
    with urlopen(request) as response:  # expect: NFX220
        return response.status


source = Source("river")
print(source.select("SELECT * FROM level"))
print(write(Request(source.base + "/write?db=river", data=b"level metres=1.5")))
