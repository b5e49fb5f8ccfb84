import requests
from platformshconfig import Config

credentials = Config().credentials("influxdb")
answer = requests.get(  # expect: NFX220
    "http://{host}:{port}/query".format(**credentials),
    params={"db": "river", "q": "SELECT metres FROM level"},
    auth=(credentials["username"], credentials["password"]),
    timeout=5,
)
answer.raise_for_status()
print(answer.json())
