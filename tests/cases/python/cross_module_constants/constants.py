METRICS_RELATIONSHIP = "metrics"
ORG, HOST = "org", "host"


class Keys:
    TOKEN = "api_token"
