const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(endpoint.username ?? endpoint.user); // expect: NFX290
console.log(endpoint.query?.bucket || endpoint.bucket); // expect: NFX290
console.log(endpoint.org ?? endpoint.query.org); // expect: NFX290
