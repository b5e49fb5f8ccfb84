const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
let bucket;
try {
  bucket = endpoint.query.bucket;
} catch {
  bucket = endpoint.bucket; // allow: NFX290
}
console.log(bucket);
