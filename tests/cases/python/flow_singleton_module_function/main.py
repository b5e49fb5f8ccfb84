from platformshconfig import Config

_instance = None


def platform():
    global _instance
    if _instance is None:
        _instance = Config()
    return _instance


def main():
    creds = platform().credentials("influxdb")
    for attempt in range(2):
        if attempt:
            break
        print(attempt, creds["api_token"])  # expect: NFX202
    else:
        print("never")


if __name__ == "__main__":
    main()
