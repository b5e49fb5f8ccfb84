const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const config = { user: 'outer' };
if (rels.influxdb) {
  const config = rels.influxdb[0];
  console.log(config.host);
}
for (const config of rels.influxdb) console.log(config.port);
console.log(config.user);
