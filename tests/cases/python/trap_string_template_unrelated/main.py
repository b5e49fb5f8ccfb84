from string import Template

from platformshconfig import Config

ep = Config().credentials("influxdb")
print(Template("$user at $host").substitute(user=ep["username"], host=ep["host"]))
print("{user} {org}".format(user="ada", org=ep["query"]["org"]))
print("%(user)s" % {"user": ep["username"]})
