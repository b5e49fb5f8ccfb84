import base64
import json
import os

import links
import services
from flask import Flask
from services import metrics

app = Flask(__name__)
for name, endpoints in json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])).items():
    app.config[name] = endpoints[0]

print(services.metrics["org"], services.database["user"])  # expect: NFX202
print(links.metrics["bucket"], links.database["user"])  # expect: NFX202
print(metrics["user"])  # expect: NFX201
print(app.config["metrics"]["user"], app.config["database"]["user"])  # expect: NFX201
