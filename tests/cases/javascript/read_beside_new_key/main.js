const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const { user, ...rest } = endpoint; // expect: NFX201
const { bucket, username = 'none' } = rest; // expect: NFX202
console.log(user, bucket, username);
