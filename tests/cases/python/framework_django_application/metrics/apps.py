import base64
import json
import os

from django.apps import AppConfig


class MetricsConfig(AppConfig):
    name = "site.metrics"

    def ready(self):
        relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
        self.endpoint = relationships["influxdb"][0]


class AccountsConfig(AppConfig):
    name = "accounts"
    label = "people"

    def ready(self):
        self.endpoint = {"user": "me", "org": "ours"}
