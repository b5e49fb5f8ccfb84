import os

from platformshconfig import Config

config = Config()
print(config._relationshipsDef["influxdb"][0]["user"])  # expect: NFX201
rels = Config.decode(os.environ["PLATFORM_RELATIONSHIPS"])
print(rels["influxdb"][0]["org"])  # expect: NFX202
