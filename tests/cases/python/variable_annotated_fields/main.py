from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings


class Metrics(BaseSettings):
    # The recording sees a field where it is read, under the variable's name alone.
    org: Annotated[str, Field(validation_alias="METRICS_ORG")] = "ours"  # expect: NFX203 (unseen: differs)
    host: Annotated[str, Field(validation_alias="METRICS_HOST")]


print(Metrics().org, Metrics().host)
