/** @type {import('next').NextConfig} */
const getRelationships = () => {
  const { PLATFORM_RELATIONSHIPS } = process.env;
  return PLATFORM_RELATIONSHIPS ? JSON.parse(Buffer.from(PLATFORM_RELATIONSHIPS, 'base64').toString()) : {};
};
const [influx = {}] = getRelationships().influxdb || [];
module.exports = {
  reactStrictMode: true,
  env: {
    INFLUX_URL: influx.host ? `http://${influx.host}:${influx.port}` : 'http://localhost:8086',
    INFLUX_ORG: influx.org || 'local', // expect: NFX202
    INFLUX_BUCKET: influx.bucket || 'local', // expect: NFX202
  },
  serverRuntimeConfig: {
    token: influx.api_token, // expect: NFX202
    ...(influx.user && { user: influx.user }), // expect: NFX201 NFX201
  },
};
