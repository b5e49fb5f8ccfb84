"""The stations that may send readings: a table in PostgreSQL."""

from station.settings import postgresql


def is_registered(station):
    import psycopg

    parameters = postgresql()
    with psycopg.connect(**parameters) as connection:
        row = connection.execute(
            "SELECT 1 FROM station WHERE name = %s AND owner = %s",
            (station, parameters["user"]),
        ).fetchone()
    return row is not None
