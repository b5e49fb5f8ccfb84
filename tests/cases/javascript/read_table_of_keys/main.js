const KEYS = { name: 'user', where: 'bucket', token: 'api_token' };
const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(endpoint[KEYS.where], endpoint[KEYS.token]); // expect: NFX202 NFX202
const { [KEYS.name]: who } = endpoint; // expect: NFX201
console.log(who);
