"""Takes the level of the water, and tells how many are known of today."""

from gauge import database, sensor

TODAY = "SELECT metres FROM level WHERE time > now() - 1d"

if __name__ == "__main__":
    client = database.connect()
    client.write_points([sensor.point()])
    print(f"{len(list(client.query(TODAY).get_points()))} levels today")
