const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
if ('bucket' in endpoint) {
  console.log(endpoint.bucket); // expect: NFX202
} else {
  console.log('no bucket');
}
