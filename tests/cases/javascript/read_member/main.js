const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const endpoint = relationships.influxdb[0];
console.log(endpoint.user, endpoint.host); // expect: NFX201
console.log(endpoint.org); // expect: NFX202
