import configargparse
from dynaconf import Dynaconf
from environs import Env
from envparse import env
from everett.manager import ConfigManager
from starlette.config import Config

config = Config(".env")
print(config("METRICS_ORG", default="ours"), config("METRICS_HOST"))  # expect: NFX203
print(Config(env_prefix="METRICS_").get("USER", default=None))  # expect: NFX203

manager = ConfigManager()
print(manager("bucket", namespace="METRICS", default="none"))  # expect: NFX203
print(manager.with_namespace("metrics")("api_token"), manager("host", namespace="metrics"))  # expect: NFX203

settings = Dynaconf(envvar_prefix="METRICS")
print(settings.get("org", "ours"), settings.HOST, settings["PORT"])  # expect: NFX203
print(Dynaconf(envvar_prefix=None).get("METRICS_BUCKET"))  # expect: NFX203

print(env("METRICS_USER"), env.str("METRICS_HOST"))  # expect: NFX203

environment = Env()
with environment.prefixed("METRICS_"), environment.prefixed("API_"):
    print(environment.str("TOKEN", None))  # expect: NFX203

parser = configargparse.ArgParser()
# The recording sees no read where the library hands on what it read.
parser.add("--org", env_var="METRICS_ORG", default="ours")  # expect: NFX203 (unseen: differs)
parser.add("--host", env_var="METRICS_HOST")
options = parser.parse_args([])
print(options.org, options.host)
