import probes
from meta import Registered
from rel import endpoint

print(Registered.table["Influx"]().run(endpoint()))
