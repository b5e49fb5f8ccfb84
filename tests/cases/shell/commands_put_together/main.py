import os
import subprocess
import sys


class Relationship:
    def __init__(self, name: str) -> None:
        self.name = name

    def value(self, key: str) -> str:
        script = "echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.%s[0].%s'" % (self.name, key)
        return os.popen(script).read().strip()  # expect: NFX202


def lookup(path: str) -> str:
    script = f"echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '{path}'"
    return subprocess.check_output(script, shell=True, text=True)  # expect: NFX202


print(Relationship("influxdb").value("org"), Relationship("influxdb").value("host"))
print(Relationship("database").value("username"))
print(lookup(".influxdb[0].bucket"), lookup(".database[0].username"))

name = sys.argv[1] if len(sys.argv) > 1 else "influxdb"
print(os.popen(f"echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.{name}[0].api_token'").read())  # expect: NFX202
