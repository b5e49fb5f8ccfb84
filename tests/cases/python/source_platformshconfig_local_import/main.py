import os


def token():
    if not os.getenv("PLATFORM_APPLICATION_NAME"):
        return "local"
    from platformshconfig import Config as PlatformConfig

    return PlatformConfig().credentials("influxdb").get("api_token", "none")  # expect: NFX202


print(token())
