const platformsh = require('platformsh-config');
module.exports = ({ env }) => {
  const config = platformsh.config();
  let metrics = { host: env('INFLUX_HOST', 'localhost'), user: 'root' }; // expect: NFX204
  if (config.hasRelationship('influxdb')) {
    metrics = config.credentials('influxdb');
  }
  return {
    metrics: {
      enabled: true,
      config: {
        host: metrics.host,
        username: metrics.user, // expect: NFX201
        port: env.int('INFLUX_PORT', metrics.port),
      },
    },
  };
};
