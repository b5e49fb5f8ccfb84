import asyncio
import json
import os
import subprocess

DECODED = "echo $PLATFORM_RELATIONSHIPS | base64 --decode"

print(os.popen("echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.influxdb[0].org'").read())  # expect: NFX202
print(
    subprocess.check_output(
        "echo $PLATFORM_RELATIONSHIPS"
        " | base64 --decode"
        ' | jq -r \'.influxdb[0]["bucket"]\'',  # expect: NFX202
        shell=True,
        text=True,
    )
)
os.system("""
    RELATIONSHIPS=$(echo $PLATFORM_RELATIONSHIPS | base64 --decode)
    echo "$RELATIONSHIPS" | jq -r ".influxdb[0].user"  # expect: NFX201
""")
print(subprocess.getstatusoutput(["bash", "-c", "true"][2])[0])

relationships = json.loads(subprocess.run(DECODED, shell=True, stdout=subprocess.PIPE, check=True).stdout)
print(relationships["influxdb"][0]["api_token"])  # expect: NFX202

first = subprocess.Popen(["echo", os.environ["PLATFORM_RELATIONSHIPS"]], stdout=subprocess.PIPE)
second = subprocess.Popen(["base64", "--decode"], stdin=first.stdout, stdout=subprocess.PIPE)
third = subprocess.Popen(["jq", "-r", ".influxdb[0].org"], stdin=second.stdout, stdout=subprocess.PIPE)  # expect: NFX202
print(third.communicate()[0].decode())

words = ["sh", "-c", f"{DECODED} | jq -c '.influxdb[0]'"]
print(json.loads(subprocess.check_output(words))["bucket"])  # expect: NFX202


async def user() -> str:
    process = await asyncio.create_subprocess_shell(
        "echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r .influxdb[0].user",  # expect: NFX201
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    return output.decode()


print(asyncio.run(user()))
