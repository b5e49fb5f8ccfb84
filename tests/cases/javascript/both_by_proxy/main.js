const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const either = new Proxy(endpoint, {
  get: (target, key) => (key === 'user' ? target.username ?? target.user : target.query?.[key] ?? target[key]),
});
console.log(either.user, either.bucket, either.host);
