const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(endpoint.username); // expect: NFX210
console.log(endpoint.query?.bucket); // expect: NFX210
