const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const NAME = 'user';
const WHERE = 'bucket';
console.log(endpoint[NAME]); // expect: NFX201
console.log(endpoint[WHERE]); // expect: NFX202
