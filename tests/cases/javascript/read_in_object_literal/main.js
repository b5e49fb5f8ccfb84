const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const options = {
  username: endpoint.user, // expect: NFX201
  bucket: endpoint.bucket, // expect: NFX202
  token: endpoint.api_token, // expect: NFX202
};
console.log(JSON.stringify(options), options.bucket);
