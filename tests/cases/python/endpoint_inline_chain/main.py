import base64, json, os

print(json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]["org"])  # expect: NFX202
