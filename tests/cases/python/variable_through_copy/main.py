import os

env = dict(os.environ)
print(env["METRICS_HOST"])
print(env["METRICS_USER"], env.get("METRICS_API_TOKEN"))  # expect: NFX203 NFX203
