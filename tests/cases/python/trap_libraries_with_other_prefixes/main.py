import configargparse
from dynaconf import Dynaconf
from everett.manager import ConfigManager
from starlette.config import Config

print(Config(env_prefix="OUR_METRICS_").get("USER", default=None), Config()("ORG", default=None))
manager = ConfigManager()
print(manager("org"), manager.with_namespace("our")("bucket", namespace="metrics"))
settings = Dynaconf(envvar_prefix="OUR")
print(settings.get("METRICS_ORG"), Dynaconf(envvar_prefix="METRICS").get("username"))
parser = configargparse.ArgParser()
parser.add("--metrics-org", env_var="OUR_ORG")
options = parser.parse_args([])
print(options.metrics_org)
