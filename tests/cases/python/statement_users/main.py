import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient


def prepare(client, name, password):
    client.create_user(name, password)  # expect: NFX221
    client.grant_privilege("read", "river", name)  # expect: NFX221
    client.revoke_admin_privileges(name)  # expect: NFX221
    client.drop_user("visitor")  # expect: NFX221


prepare(InfluxDBClient(endpoint["host"], endpoint["port"], headers=headers), "gauge", "secret")
print("done")
