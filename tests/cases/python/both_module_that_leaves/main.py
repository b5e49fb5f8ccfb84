from shared import ep

print(ep["user"], ep["org"])  # expect: NFX290 NFX290
