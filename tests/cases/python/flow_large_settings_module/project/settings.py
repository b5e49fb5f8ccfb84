"""Settings of the project."""

import base64
import json
import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = os.getenv("DEBUG", "") == "1"
ALLOWED_HOSTS = ["localhost"]
INSTALLED_APPS = ["django.contrib.admin", "metrics"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
CACHES = {}
INFLUX = {"URL": "http://localhost:8086", "TOKEN": "dev", "ORG": "dev", "BUCKET": "dev"}


def decode(variable):
    """Decodes a Platform.sh environment variable."""
    try:
        return json.loads(base64.b64decode(variable).decode("utf-8"))
    except ValueError as error:
        print("Error decoding JSON:", error)
        return {}


PLATFORMSH_DB_RELATIONSHIP = "database"

if os.getenv("PLATFORM_APPLICATION_NAME"):
    DEBUG = False
    if os.getenv("PLATFORM_ROUTES"):
        ALLOWED_HOSTS = [route.split("/")[2] for route in decode(os.environ["PLATFORM_ROUTES"])]
    if os.getenv("PLATFORM_RELATIONSHIPS"):
        relationships = decode(os.environ["PLATFORM_RELATIONSHIPS"])
        db_settings = relationships[PLATFORMSH_DB_RELATIONSHIP][0]
        DATABASES = {
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": db_settings["path"],
                "USER": db_settings["user"],
                "PASSWORD": db_settings["password"],
                "HOST": db_settings["host"],
                "PORT": db_settings["port"],
            },
        }
        redis = relationships["cache"][0]
        CACHES = {"default": {"LOCATION": f"redis://{redis['host']}:{redis['port']}"}}
        if "influxdb" in relationships:
            influx = relationships["influxdb"][0]
            INFLUX = {
                "URL": f"http://{influx['host']}:{influx['port']}",
                "TOKEN": influx["api_token"],  # expect: NFX202
                "ORG": influx.get("org", "main"),  # expect: NFX202
                "BUCKET": influx["bucket"],  # expect: NFX202
                "user": influx["username"] if "username" in influx else None,
            }
