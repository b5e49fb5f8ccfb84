import base64
import json

from environs import Env

env = Env()
env.read_env()

rels = json.loads(base64.b64decode(env.str("PLATFORM_RELATIONSHIPS", default="")))
debug = env.bool("DEBUG", False)
print(debug, rels["influxdb"][0]["user"])  # expect: NFX201
