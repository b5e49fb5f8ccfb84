import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
class App:
    def stop(self, code=0):
        raise SystemExit(code)
    def run(self, c):
        if "username" in c:
            print(c["username"])
            return self.stop()
        print(c["user"])  # expect: NFX290
App().run(ep)
