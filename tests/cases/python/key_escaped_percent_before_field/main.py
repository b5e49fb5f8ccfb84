import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
print("%%%(user)s %(host)s" % ep)  # expect: NFX201
print("{{{bucket}}}".format(**ep))  # expect: NFX202
