const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
let bucket;
try {
  bucket = endpoint.bucket.trim(); // allow: NFX290
} catch {
  bucket = endpoint.query.bucket;
}
function user() {
  try {
    if (!endpoint.user) throw new Error('no user');
    return endpoint.user; // allow: NFX290
  } catch {
    return endpoint.username;
  }
}
let length;
try {
  length = endpoint.org.length; // allow: NFX290
} catch {
  length = endpoint.query.org.length;
}
console.log(bucket, user(), length);
