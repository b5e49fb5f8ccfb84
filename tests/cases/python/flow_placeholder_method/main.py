import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
class Base:
    def creds(self):
        raise NotImplementedError
    def run(self):
        c = self.creds()
        print(c["user"])  # expect: NFX201
class Impl(Base):
    def creds(self):
        return ep
Impl().run()
