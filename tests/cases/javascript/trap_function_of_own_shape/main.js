const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const toOptions = ({ host, port }, extra) => ({ host, port, user: extra.user, bucket: extra.bucket });
const options = toOptions(relationships.influxdb[0], { user: 'me', bucket: 'mine' });
console.log(options.user, options.bucket, options.host);
