from services import services


def write_url():
    return "&".join("=".join((key, services.metrics[key])) for key in ("org", "bucket"))  # expect: NFX202 NFX202


def accounts():
    return services.metrics["user"], services.database["user"]  # expect: NFX201
