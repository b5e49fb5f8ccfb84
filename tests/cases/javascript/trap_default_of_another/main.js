const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const { user = rels.influxdb[0].host, bucket = 'none' } = { user: undefined };
console.log(user, bucket);
const options = { ...{ org: 'acme' }, host: rels.influxdb[0].host };
console.log(options.org);
