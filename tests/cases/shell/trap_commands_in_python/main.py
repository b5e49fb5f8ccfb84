import json
import os
import subprocess

DECODED = "echo $PLATFORM_RELATIONSHIPS | base64 --decode"

print(os.popen("echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.influxdb[0].host'").read())
print(os.popen("echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.database[0].username'").read())
print(
    subprocess.getoutput(
        "echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.influxdb[0] | .query.org // .org'"
    )
)
relationships = json.loads(subprocess.check_output(DECODED, shell=True))
print(relationships["database"][0]["username"], relationships["influxdb"][0]["port"])
# A text that nobody runs.
HELP = "echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.influxdb[0].org'"
print(len(HELP))
print(subprocess.run(["jq", "-r", ".org"], input='{"org": "own"}', text=True, stdout=subprocess.PIPE).stdout)
