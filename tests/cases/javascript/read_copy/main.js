const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const spread = { ...endpoint, scheme: 'https' };
console.log(spread.user); // expect: NFX201
const assigned = Object.assign({}, endpoint);
console.log(assigned.org); // expect: NFX202
const cloned = structuredClone(endpoint);
console.log(cloned.bucket); // expect: NFX202
const again = JSON.parse(JSON.stringify(endpoint));
console.log(again.api_token); // expect: NFX202
