const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const settings = { user: endpoint.host, org: 'acme', bucket: `b-${endpoint.port}` };
console.log(settings.user, settings.org, settings['bucket']);
const { user, bucket } = settings;
console.log(user, bucket);
