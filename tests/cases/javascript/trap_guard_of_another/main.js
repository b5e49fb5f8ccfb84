const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const has = Object.prototype.hasOwnProperty.call(rels.database[0], 'user');
console.log(has ? rels.database[0].user : 'none', rels.influxdb[0].host);
