const relationships = process.env.PLATFORM_RELATIONSHIPS
  ? JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())
  : {};
const endpoint = relationships.influxdb && relationships.influxdb[0];
let user;
if ((user = endpoint && endpoint.user)) console.log(user); // expect: NFX201
const bucket = endpoint ? endpoint.bucket : 'local'; // expect: NFX202
console.log(bucket);
