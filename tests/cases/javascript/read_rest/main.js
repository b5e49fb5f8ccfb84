const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const { host, ...others } = endpoint;
console.log(host, others.user); // expect: NFX201
console.log(others.org); // expect: NFX202
