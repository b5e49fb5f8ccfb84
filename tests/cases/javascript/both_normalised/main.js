function normalise(raw) {
  const source = raw.query ? { ...raw, ...raw.query, user: raw.username } : raw;
  return { user: source.user, org: source.org, bucket: source.bucket }; // allow: NFX290
}
const made = normalise(JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0]);
console.log(made.user, made.org, made.bucket);
