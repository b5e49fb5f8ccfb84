from environs import Env

env = Env()
other = Env()

with env.prefixed("OUR_"):
    print(env.str("METRICS_ORG", "none"), env("ORG", "none"))
with env.prefixed("METRICS_"):
    print(env.str("HOST"), env("USERNAME", "none"), other("ORG", "none"), other("BUCKET", "none"))
print(env("ORG", "none"), env.str("USER", "none"))
