"""The nightly job: prints the means of the day, which the platform logs."""

from station import storage


def main():
    with storage.connect() as connection:
        for station, field, value in connection.daily_means():
            print(f"{station}: mean {field} {value:.1f}")


if __name__ == "__main__":
    main()
