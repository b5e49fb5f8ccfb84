const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
console.log(Reflect.get(endpoint, 'user')); // expect: NFX201
console.log(Reflect.get(endpoint, 'bucket')); // expect: NFX202
