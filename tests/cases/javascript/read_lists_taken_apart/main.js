const { influxdb, database } = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const [influx, sql] = [influxdb, database].map(([first]) => first);
console.log(sql.user, influx.host);
const pairs = [['metrics', influxdb[0]], ['sql', database[0]]];
for (const [label, { host }] of pairs) console.log(label, host);
const [{ org, bucket }] = influxdb; // expect: NFX202 NFX202
console.log(org, bucket);
