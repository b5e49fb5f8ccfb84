from typing import NamedTuple

from platformshconfig import Config


class Login(NamedTuple):
    user: str
    bucket: str


ep = Config().credentials("influxdb")
login = Login(user=ep["username"], bucket=ep["query"]["bucket"])
print(login.user, login.bucket)
match login:
    case Login(user=user):
        print(user)
