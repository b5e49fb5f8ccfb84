import base64, json, os

rels = json.loads(base64.b64decode(os.environ.get('PLATFORM_RELATIONSHIPS')).decode())
ep = rels['influxdb'][0]
print("%(scheme)s://%(user)s@%(host)s" % ep)  # expect: NFX201
print("{scheme}://{host}/{bucket}".format(**ep))  # expect: NFX202
print("{org}".format_map(ep))  # expect: NFX202
print("{0[user]} on {0[host]}".format(ep))  # expect: NFX201
