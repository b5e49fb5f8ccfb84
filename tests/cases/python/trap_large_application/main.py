from shop.metrics import Recorder
from shop.users import owner

print(Recorder().target())
print(owner())
