import json
import pprint

from platformshconfig import Config

ep = Config().credentials("influxdb")
print(json.dumps(ep, sort_keys=True)[:20])
pprint.pprint(sorted(ep))
print(len(ep), list(ep)[0], "host" in ep)  # allow: NFX291
