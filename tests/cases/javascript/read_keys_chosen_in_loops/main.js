const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const wanted = Object.keys(endpoint).filter((key) => ['user', 'host'].includes(key)); // expect: NFX201
console.log(wanted.map((key) => endpoint[key]));
for (const key in endpoint) {
  if (key === 'org' || key === 'port') console.log(endpoint[key]); // expect: NFX202
}
for (const [key, value] of Object.entries(endpoint)) {
  if (key !== 'bucket' && key !== 'api_token') continue; // expect: NFX202 NFX202
  console.log(value);
}
