def main():
    from secrets_store import credentials

    print(credentials("influxdb")["api_token"])  # expect: NFX202


if __name__ == "__main__":
    main()
