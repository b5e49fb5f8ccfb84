"""influx-lint: finds what a managed InfluxDB upgrade on Web PaaS, Platform.sh or Upsun would break."""

__version__ = "0.1.0"
