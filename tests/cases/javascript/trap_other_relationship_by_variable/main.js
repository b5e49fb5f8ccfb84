const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
let name = 'influxdb';
console.log(relationships[name][0].host);
name = 'database';
console.log(relationships[name][0].user);
