async function load() {
  return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
}
(async () => {
  const endpoint = await load();
  console.log(endpoint.user); // expect: NFX201
})();
load().then(({ bucket }) => console.log(bucket)); // expect: NFX202
load().then((endpoint) => endpoint.org).then((org) => console.log(org)); // expect: NFX202
new Promise((resolve) => resolve(load())).then((endpoint) => console.log(endpoint.api_token)); // expect: NFX202
