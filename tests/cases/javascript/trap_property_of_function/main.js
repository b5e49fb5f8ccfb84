const influx = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const client = { user() { return influx.host; }, get bucket() { return 'b'; } };
console.log(client.user(), client.bucket);
