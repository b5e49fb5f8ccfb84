const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const connect = (influx, sql) => `${influx.host} ${sql.user}`;
console.log(connect(rels.influxdb[0], rels.database[0]));
const both = [rels.influxdb[0], rels.database[0]];
console.log(connect(...both));
