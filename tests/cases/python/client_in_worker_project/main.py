from gauge.store import Store

Store().write(1.5)
print("written")
