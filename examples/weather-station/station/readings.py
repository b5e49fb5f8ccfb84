"""Readings, and the line protocol that InfluxDB takes them in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """What one station measured at one moment (seconds since 1970)."""

    station: str
    temperature: float
    humidity: float
    time: int

    @classmethod
    def from_json(cls, document):
        return cls(
            station=str(document["station"]),
            temperature=float(document["temperature"]),
            humidity=float(document["humidity"]),
            time=int(document["time"]),
        )

    def line(self):
        """The reading in line protocol."""
        station = self.station
        for character in "\\, =":
            station = station.replace(character, "\\" + character)
        fields = f"temperature={self.temperature},humidity={self.humidity}"
        return f"weather,station={station} {fields} {self.time}"
