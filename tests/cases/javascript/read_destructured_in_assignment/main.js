const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
let user;
const target = {};
({ user, bucket: target.bucket } = relationships.influxdb[0]); // expect: NFX201 NFX202
console.log(user, target.bucket);
