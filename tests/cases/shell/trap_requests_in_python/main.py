import base64
import json
import os
import subprocess

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint, records = relationships["influxdb"][0], relationships["database"][0]
url = f"http://{endpoint['host']}:{endpoint['port']}"
header = f"Authorization: Token {os.environ.get('TOKEN', 'own')}"

print(subprocess.check_output(["curl", "-s", "-H", header, url + "/write?db=river", "-d", "level metres=1.5"], text=True))
print(os.popen(f"curl -s -H '{header}' {url}/write?db=river -d 'level metres=1.5'").read())
print(os.popen(f"curl -s {url}/ping").read())
print(os.popen(f"curl -s http://{records['host']}/write?db=river -d 'level metres=1.5'").read())
# What stands in single quotes there is text, and so is what only names the host.
print(os.popen(f"echo \"it's\" 'curl {url}/write?db=river'; echo host={endpoint['host']}").read())
