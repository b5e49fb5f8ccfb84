const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const services = { sql: relationships.database[0], metrics: relationships.influxdb[0] };
console.log(services.sql.user, services.metrics.host);
const list = [relationships.database[0], relationships.influxdb[0]];
console.log(list[0].user, list[1].host);
const [first] = list;
console.log(first.user);
