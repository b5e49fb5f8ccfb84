const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log('username' in endpoint ? endpoint.username : endpoint.user); // expect: NFX290
console.log(endpoint.query ? endpoint.query.org : endpoint.org); // expect: NFX290
let bucket = endpoint.bucket; // expect: NFX290
if (bucket === undefined) bucket = endpoint.query.bucket;
console.log(bucket);
