from platformshconfig import Config

print(Config().credentials("telemetry")["user"])  # expect: NFX201
