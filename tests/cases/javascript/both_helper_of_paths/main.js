const first = (...values) => values.find((value) => value !== undefined);
const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(first(endpoint.username, endpoint.user)); // allow: NFX290
console.log([endpoint.query?.bucket, endpoint.bucket].find(Boolean)); // allow: NFX290
