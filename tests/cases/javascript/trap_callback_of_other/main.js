const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const each = (list, callback) => list.forEach((one) => callback(one));
each(relationships.database, ({ user }) => console.log(user));
each(relationships.influxdb, ({ host }) => console.log(host));
