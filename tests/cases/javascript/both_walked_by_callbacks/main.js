const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const alike = endpoint.query ? { ...endpoint, ...endpoint.query } : endpoint;
const chosen = Object.entries(alike).filter(([key]) => ['org', 'bucket'].includes(key));
chosen.forEach(([key, value]) => console.log(key, value));
Object.keys(endpoint.query ? { ...endpoint, ...endpoint.query } : endpoint).forEach((key) => {
  if (key === 'api_token') console.log(alike[key]);
});
