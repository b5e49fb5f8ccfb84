const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const alike = Object.entries(relationships).flatMap(([name, endpoints]) =>
  endpoints.map((endpoint) => ({ ...endpoint, ...endpoint.query, name })),
);
const influx = alike.find((each) => each.name === 'influxdb');
console.log(influx.org, influx.bucket); // allow: NFX290
