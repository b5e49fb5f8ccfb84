import base64, json, os; relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]


def load(): return endpoint
