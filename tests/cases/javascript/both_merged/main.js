const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const merged = { ...endpoint, ...endpoint.query };
console.log(merged.bucket, merged.org); // allow: NFX290
const assigned = Object.assign({}, endpoint, endpoint.query);
console.log(assigned.api_token); // allow: NFX290
