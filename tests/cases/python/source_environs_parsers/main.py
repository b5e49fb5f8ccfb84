import base64
import json

from environs import Env

env = Env()


@env.parser_for("relationships")
def parse(value):
    return json.loads(base64.b64decode(value))


env.add_parser("endpoint", lambda value: parse(value)["influxdb"][0])

print(env.relationships("PLATFORM_RELATIONSHIPS")["influxdb"][0]["org"])  # expect: NFX202
with env.prefixed("PLATFORM_"):
    endpoint = env.endpoint("RELATIONSHIPS")
print(endpoint["user"], endpoint["bucket"])  # expect: NFX201 NFX202
