const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const flat = {};
for (const [key, value] of Object.entries(relationships.influxdb[0])) {
  if (value !== null && typeof value === 'object') Object.assign(flat, value);
  else flat[key] = value;
}
console.log(flat.bucket, flat.org, flat.username ?? flat.user);
