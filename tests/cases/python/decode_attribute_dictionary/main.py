import base64
import json
import os


class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]  # read: a
        except KeyError as error:
            raise AttributeError(name) from error


rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]), object_hook=AttrDict)
ep = rels.influxdb[0]
print(ep.host)
print(ep.user)  # expect: NFX201 (read a)
