import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
print("http://%(host)s/%%(bucket)s" % ep)
print("{host} {{bucket}}".format(**ep), "{{user}} {host}".format_map(ep))
