const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
endpoint.user ??= endpoint.username;
endpoint.bucket = endpoint.bucket || endpoint.query.bucket; // expect: NFX290
console.log(endpoint.user, endpoint.bucket);
