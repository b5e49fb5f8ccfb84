const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const { username, user = username } = endpoint; // expect: NFX290
const { query = {}, bucket = query.bucket } = endpoint; // expect: NFX290
const { query: { org } = endpoint } = endpoint; // allow: NFX290
console.log(user, bucket, org);
