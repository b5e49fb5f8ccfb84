const variables = JSON.parse(Buffer.from(process.env.PLATFORM_VARIABLES, 'base64').toString());
const routes = JSON.parse(Buffer.from(process.env.PLATFORM_ROUTES, 'base64').toString());
console.log(variables.influxdb?.[0]?.user, routes.influxdb?.[0]?.bucket, process.env.PLATFORM_RELATIONSHIPS.length > 0);
