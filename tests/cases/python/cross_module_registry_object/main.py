import influx_jobs
from registry import jobs
from rel import endpoint

print(jobs["org"](endpoint()), jobs["client"](endpoint()).user)
