const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const url = `http://${endpoint.user}:${endpoint.password}@${endpoint.host}:${endpoint.port}`; // expect: NFX201
const flux = `from(bucket: "${endpoint['bucket']}")`; // expect: NFX202
console.log(url, flux);
