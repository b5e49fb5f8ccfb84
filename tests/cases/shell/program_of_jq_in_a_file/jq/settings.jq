# What telegraf needs, by the keys of the endpoint.
def endpoint: .metrics[0];
endpoint
| "url=http://\(.host):\(.port)",
  "organization=\(.org)", # expect: NFX202
  "login=\(.user)",       # expect: NFX201
  (.["bucket"] // "none") # expect: NFX202
