import os, json
NEW = {"org": None}
settings = {"org": os.environ.get("TS_ORG")}  # expect: NFX290
if os.environ.get("TS_QUERY"):
    settings.update(json.loads(os.environ["TS_QUERY"]))
print(settings["org"])
