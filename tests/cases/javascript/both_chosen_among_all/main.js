const all = Object.values(JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())).flat();
const ep = all.find((each) => each.service === 'timedb');
const { org, bucket } = ep.query ?? ep; // allow: NFX290
const holder = { ep };
const { query, username } = holder.ep;
console.log(org, bucket, query ? query.api_token : holder.ep.api_token); // allow: NFX290
console.log(username || holder.ep.user); // allow: NFX290
for (const each of all) {
  if (each.rel !== 'influxdb') continue;
  const source = each.query || each;
  console.log(source.org, source.bucket); // allow: NFX290
}
