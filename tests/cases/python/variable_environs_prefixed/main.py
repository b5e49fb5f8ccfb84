from environs import Env

env = Env()


def load(env):
    with env.prefixed("METRICS_"):
        with env.prefixed("API_"):
            token = env.str("TOKEN", None)  # expect: NFX203
        return token, env("ORG", default="main"), env("HOST")  # expect: NFX203


print(load(env))

with env.prefixed("METRICS_"):
    print(env.str("BUCKET", "none"), env("USERNAME", "none"))  # expect: NFX203
print(env("USER", "none"))
