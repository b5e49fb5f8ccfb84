import importlib

from rel import relationships

for name, endpoints in relationships().items():
    module = importlib.import_module(f"plugins.{name if name != 'influxdb' else 'influx'}")
    print(module.run(endpoints[0]))
