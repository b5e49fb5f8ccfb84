const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(endpoint.user); // noqa: NFX201 the old service stays
console.log(endpoint.bucket); /* noqa: NFX202 the old service stays */
console.log(endpoint.org); // expect: NFX202
