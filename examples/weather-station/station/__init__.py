"""Receives the readings of weather stations and keeps them in InfluxDB."""
