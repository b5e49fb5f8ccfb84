from environs import Env

env = Env()


def load(env):
    with env.prefixed("METRICS_"):
        return env.str("API_TOKEN", None), env("ORG", default="main"), env("HOST")  # expect: NFX203 NFX203


print(load(env))

with env.prefixed("METRICS_"):
    print(env.str("BUCKET", "none"), env("PORT", "none"))  # expect: NFX203
print(env("USER", "none"))
