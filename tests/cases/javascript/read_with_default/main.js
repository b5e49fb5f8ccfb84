const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64')).influxdb[0];
console.log(endpoint.bucket || 'metrics-default'); // expect: NFX202
console.log(endpoint.org ?? 'nobody'); // expect: NFX202
console.log(endpoint.user ? 'named' : 'nameless'); // expect: NFX201
