from platformshconfig import Config
import base64, json, os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
influx = next((ep for eps in rels.values() for ep in eps if ep.get("rel") == "influxdb"), None)
if influx:
    print(influx["api_token"])  # expect: NFX202
print(Config().credentials("database")["user"])
