const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const named = {};
for (const [name, endpoints] of Object.entries(relationships)) {
  if (!endpoints[0].host) continue;
  named[name] = { ...endpoints[0], name };
}
console.log(named.influxdb.org, named.influxdb.name); // expect: NFX202
const seen = process.env.NAME ? { ...named.influxdb, seen: true } : named.influxdb;
Object.entries(seen).forEach(([key, value]) => {
  if (key === 'bucket') console.log(value); // expect: NFX202
});
