import base64
import json
import os
import subprocess

endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
url = f"http://{endpoint['host']}:{endpoint['port']}"


def send(line):
    subprocess.run(["curl", "-sf", "-XPOST", url + "/write?db=river", "--data-binary", line])  # expect: NFX220
    subprocess.check_output(f"curl -sf -XPOST '{url}/write?db=river' -d '{line}'", shell=True)  # expect: NFX220


def ask(statement):
    os.popen("curl -s 'http://%s:8086/query' -d \"q=%s\"" % (endpoint["host"], statement)).read()  # expect: NFX220


send("level metres=1.5")
ask("SELECT * FROM level")
os.system("influx -host %s -execute 'CREATE DATABASE river'" % endpoint["host"])  # expect: NFX220, NFX221
print("sent")
