import os

settings = {"influxdb": [{"user": "dev", "org": "acme"}]}
if os.environ.get("PLATFORM_RELATIONSHIPS"):
    settings["debug"] = False
if "PLATFORM_RELATIONSHIPS" in os.environ:
    print(settings["influxdb"][0]["user"], settings["influxdb"][0]["org"])
