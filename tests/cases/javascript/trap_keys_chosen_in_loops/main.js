const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const wanted = Object.keys(endpoint).filter((key) => ['host', 'port'].includes(key));
console.log(wanted.map((key) => endpoint[key]));
for (const key in endpoint) {
  if (key === 'scheme' || key === 'rel') console.log(endpoint[key]);
}
const own = { user: 'me', org: 'us' };
for (const key of Object.keys(own).filter((each) => each === 'user' || each === 'org')) console.log(own[key]);
