const getEnv = () => {
  try { return JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString('ascii')); } catch (e) { return null; }
};
const env = getEnv();
const influx = env ? env['influxdb'][0] : { host: 'localhost', user: 'dev', bucket: 'dev' }; // expect: NFX204
module.exports = { influxHost: influx.host, influxUser: influx.user, influxBucket: influx['bucket'] }; // expect: NFX201 NFX202
console.log(module.exports.influxUser, module.exports.influxBucket);
