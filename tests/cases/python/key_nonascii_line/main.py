from platformshconfig import Config

конфигурация = Config()
zugang = конфигурация.credentials("influxdb")
print("Größe — 東京 🚀", zugang["user"])  # expect: NFX201
print(f"clé: {zugang['org']}")  # expect: NFX202
