import influx_checks
from checks import CHECKS
from rel import endpoint

for label, function in CHECKS:
    print(label, function(endpoint()))
