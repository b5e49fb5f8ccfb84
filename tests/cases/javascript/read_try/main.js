let endpoint = {};
try {
  endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
} catch ({ message }) {
  console.error(message);
}
console.log(endpoint.user); // expect: NFX201
console.log(endpoint.bucket); // expect: NFX202
